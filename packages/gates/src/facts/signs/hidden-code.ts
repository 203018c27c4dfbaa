import type { NewExpression, Node } from 'oxc-parser'
import { walk } from '../syntax.ts'
import { pathOf, textOf } from './member-path.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/** Code that stands in a text: no coverage counts its lines, no mutant breaks it, no rule reads it. */
export const hiddenCode: SignFinder = (source) => {
  const found: Node[] = []
  const isApart = /\brunIn(?:New)?Context\(/.test(source.text)
  walk(source.program, (node) => {
    if (node.type === 'CallExpression' && (isEval(node.callee) || running.test(pathOf(node.callee)))) found.push(node)
    if (node.type === 'NewExpression') {
      const name = pathOf(node.callee)
      const isScript = /^(?:vm\.)?Script$/.test(name) && !isApart && !loadsFile(node)
      if (isScript || name === 'Function') found.push(node)
    }
    if (node.type === 'ImportExpression' && textOf(node.source)?.startsWith('data:')) found.push(node)
  })
  return found.map((node) => signAt(source, 'hidden-code', node))
}

/** In the product's own context; one of its own (`runInNewContext`) is a way to keep code apart. */
const running =
  /^(?:Function|vm\.(?:runInThisContext|compileFunction)|runInThisContext|WebAssembly\.(?:instantiate|compile))$/

/** A loader: the text of a file under that file's name, which is measured like any module: `new vm.Script(read(path), { filename: path })`. */
function loadsFile({ arguments: [text, options] }: NewExpression): boolean {
  if (text === undefined || options?.type !== 'ObjectExpression') return false
  const named = options.properties.find((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'filename') // prettier-ignore
  const name = named?.type === 'Property' && named.value.type === 'Identifier' ? named.value.name : null
  const parts =
    text.type === 'TemplateLiteral' && text.quasis.every(({ value }) => value.raw === '') ? text.expressions : [text]
  return parts.some((part) => {
    if (part.type !== 'CallExpression' || !/^(?:fs\.)?readFileSync$/.test(pathOf(part.callee))) return false
    const [path] = part.arguments
    return name !== null && path?.type === 'Identifier' && path.name === name
  })
}

/** `eval(…)`, `globalThis.eval(…)`, `(0, eval)(…)`. */
function isEval(callee: Node): boolean {
  if (callee.type === 'ParenthesizedExpression') return isEval(callee.expression)
  if (callee.type === 'SequenceExpression') return isEval(callee.expressions.at(-1) ?? callee)
  return /^(?:(?:globalThis|global|window)\.)?eval$/.test(pathOf(callee))
}
