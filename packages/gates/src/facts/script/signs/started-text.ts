import type { CallExpression, NewExpression, Node } from 'oxc-parser'
import { type Source, holds, walk } from '../syntax.ts'
import { keyOf, pathOf, textOf } from './member-path.ts'

/** Another program or thread that is given a text to run: `node -e`, `python3 -c`, `new Worker(text, { eval: true })`. */
export function startsText({ callee, arguments: given }: CallExpression | NewExpression): boolean {
  const name = pathOf(callee)
  const [program, list] = given
  if (program === undefined) return false
  if (/(?:^|\.)Worker$/.test(name)) {
    return (
      list?.type === 'ObjectExpression' &&
      list.properties.some((one) => one.type === 'Property' && keyOf(one.key) === 'eval')
    )
  }
  if (/(?:^|\.)exec(?:Sync)?$/.test(name)) return toldByLine.test(writtenIn(program))
  if (list?.type !== 'ArrayExpression') return false
  const isInterpreter = pathOf(program) === 'process.execPath' || interpreter.test(textOf(program) ?? '')
  return isInterpreter && list.elements.some((one) => one !== null && told.test(textOf(one) ?? ''))
}

const interpreter = /^(?:.*\/)?(?:node|nodejs|deno|bun|python[\d.]*|ruby|perl|php|lua)$/
const told = /^(?:-|-e|-c|-r|-p|-pe|-E|eval|--(?:eval|print)(?:=.*)?)$/s
const toldByLine =
  /^\s*(?:\S*\/)?(?:node|nodejs|deno|bun|python[\d.]*|ruby|perl|php|lua)\s(?:[^'"]*\s)?(?:-e|-c|-r|-p|-pe|-E|eval|--eval|--print)\b/

/** The written parts of a text that is put together of anything, from its beginning. */
function writtenIn(node: Node): string {
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.raw).join('x')
  return node.type === 'BinaryExpression' ? writtenIn(node.left) : (textOf(node) ?? '')
}

/** Imports, threads and programs of a file that the source writes itself: `writeFileSync(file, text)`, `import(file)`. */
export function loadsOfOwnWriting({ program, text }: Source): Node[] {
  if (!/\bwriteFile(?:Sync)?\b/.test(text)) return []
  const written = new Set<string>()
  walk(program, (node) => {
    if (node.type !== 'CallExpression' || !/(?:^|\.)writeFile(?:Sync)?$/.test(pathOf(node.callee))) return
    const path = placeOf(node.arguments[0] ?? node)
    if (path !== '') written.add(path)
  })
  const isWritten = (of: Node): boolean => written.size > 0 && holds(of, (one) => written.has(placeOf(one)))
  const found: Node[] = []
  walk(program, (node) => {
    if (node.type === 'ImportExpression' && isWritten(node.source)) found.push(node)
    const isCall = node.type === 'CallExpression' || node.type === 'NewExpression'
    if (
      isCall &&
      /(?:^|\.)(?:require|fork|Worker)$/.test(pathOf(node.callee)) &&
      node.arguments.slice(0, 1).some((one) => isWritten(one))
    )
      found.push(node)
  })
  return found
}

/** A path by its name, or by what it says. */
function placeOf(node: Node): string {
  return pathOf(node) || (textOf(node) ?? '')
}
