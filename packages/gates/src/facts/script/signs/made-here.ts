import type { Node } from 'oxc-parser'
import { childrenOf, walk } from '../syntax.ts'
import { declarations } from '../tests/declarations.ts'
import { bare } from './member-path.ts'

/** A name that a source gives to what it makes itself, and where the name is seen. */
interface Made {
  name: string
  within: Node
}

/**
 * Whether a name means, at its place, a function, a class or an object that the source makes itself: a `Map` of its own is not the one
 * that everybody trusts. Not where the name is given anything else anywhere.
 */
export function madeHere(program: Node): (name: string, at: Node) => boolean {
  const given = new Set<string>()
  walk(program, (node) => {
    if (/^(?:AssignmentExpression|For(?:In|Of)Statement)$/.test(node.type) && 'left' in node)
      for (const name of namesGiven(node.left)) given.add(name)
  })
  const found = madeIn(program, { block: program, whole: program }).filter(({ name }) => !given.has(name))
  return (name, at) =>
    found.some((one) => one.name === name && one.within.start <= at.start && at.end <= one.within.end)
}

/** The names that an assignment gives something to; a member is no name. */
function namesGiven(target: Node): string[] {
  const value = bare(target)
  if (value.type === 'MemberExpression') return []
  return value.type === 'Identifier' ? [value.name] : childrenOf(value).flatMap((child) => namesGiven(child))
}

/** The block and the function, or file, that stand around a place. */
interface Around {
  block: Node
  whole: Node
}

function madeIn(node: Node, around: Around): Made[] {
  return childrenOf(node).flatMap((child) => {
    const own = declarations(child).flatMap(([name, made]) =>
      isMade(made) ? [{ name, within: seenIn(child, around) }] : [],
    )
    const within = /Function/.test(child.type) ? { block: child, whole: child } : { ...around, block: child }
    return [...own, ...madeIn(child, /Function|^BlockStatement$|^For/.test(child.type) ? within : around)]
  })
}

/** `var` is seen in all of its function. */
function seenIn(statement: Node, { block, whole }: Around): Node {
  return statement.type === 'VariableDeclaration' && statement.kind === 'var' ? whole : block
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
