import type { CallExpression, Node } from 'oxc-parser'
import { walk } from '../syntax.ts'
import { pathOf, textOf } from './member-path.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/** Code that decides what Node loads in the place of a file: own hooks of `node:module`; those of a package are its name. */
export const loadingHooks: SignFinder = (source) => {
  const loads = source.module.staticImports.some(({ moduleRequest }) => /^(?:node:)?module$/.test(moduleRequest.value))
  if (!loads && !/['"](?:node:)?module['"]|\brequire\b/.test(source.text)) return []
  const found: Node[] = []
  walk(source.program, (node) => {
    if (node.type === 'CallExpression' && hooksIn(node)) found.push(node)
    if (node.type === 'AssignmentExpression' && isOfEndings(node.left)) found.push(node)
  })
  return found.map((node) => signAt(source, 'deciding', node))
}

/** `registerHooks({ load() {} })`, `register('./hooks.js', …)`; not `register('tsx/esm', …)`. */
function hooksIn({ callee, arguments: [first] }: CallExpression): boolean {
  const path = pathOf(callee)
  if (/(?:^|\.)registerHooks$/.test(path)) return true
  if (!/^(?:(?:module|Module)\.)?register$/.test(path) || first === undefined) return false
  const name = textOf(first)
  return name === null || /^(?:[./]|file:|data:)/.test(name)
}

/** `Module._extensions['.txt'] = …`, `require.extensions['.txt'] = …`: files of that ending become code. */
function isOfEndings(left: Node): boolean {
  return left.type === 'MemberExpression' && /(?:^|\.)_extensions$|^require\.extensions$/.test(pathOf(left.object))
}
