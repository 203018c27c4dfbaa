import type { Node } from 'oxc-parser'
import { type MeansOne, declaredWithin } from '../declared-within.ts'
import { childrenOf, walk } from '../syntax.ts'
import { bare } from './member-path.ts'

/**
 * Whether a name means, at its place, a function, a class or an object that the source makes itself: a `Map` of its own is not the one
 * that everybody trusts. Not where the name is given anything else anywhere.
 */
export function madeHere(program: Node): MeansOne {
  const given = new Set<string>()
  walk(program, (node) => {
    if (/^(?:AssignmentExpression|For(?:In|Of)Statement)$/.test(node.type) && 'left' in node)
      for (const name of namesGiven(node.left)) given.add(name)
  })
  return declaredWithin(program, (name, made) => !given.has(name) && isMade(made))
}

/** The names that an assignment gives something to; a member is no name. */
function namesGiven(target: Node): string[] {
  const value = bare(target)
  if (value.type === 'MemberExpression') return []
  return value.type === 'Identifier' ? [value.name] : childrenOf(value).flatMap((child) => namesGiven(child))
}

function isMade(declaration: Node): boolean {
  if (declaration.type !== 'VariableDeclarator') return true
  return declaration.init !== null && declaration.id.type === 'Identifier' && isNew(declaration.init)
}

/** Also where another place is given it on the way: `const a = b.c = function () {}`. */
function isNew(value: Node): boolean {
  const made = bare(value)
  if (made.type === 'AssignmentExpression') return made.operator === '=' && isNew(made.right)
  return /^(?:Function|ArrowFunction|Class|Object)Expression$/.test(made.type)
}
