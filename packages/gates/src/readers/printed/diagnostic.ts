import { failureOf } from '../failure-text.ts'
import type { PrintedReader } from './printed-reader.ts'

/** A line of a stack, with or without `at` before it. */
const place = /:\d+:\d+\)?$/

/** YAML diagnostics of TAP 13 and 14 (testanything.org), with the fields of node:test, tape and node-tap. */
export const readDiagnostic: PrintedReader = ({ text }, root) => {
  const [first = '', ...lines] = text.split('\n')
  if (first.trim() !== '---') return null
  const fields = fieldsIn(lines)
  const stack = fields.get('stack') ?? fields.get('at') ?? ''
  const message = fields.get('error') ?? fields.get('message') ?? stack.split('\n', 1)[0] ?? ''
  const code = fields.get('code')
  const isAssertion = fields.has('operator') || code === 'ERR_ASSERTION'
  const name = isAssertion ? 'AssertionError' : fields.get('name')
  const frames = stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => place.test(line))
    .map((line) => (line.startsWith('at ') ? line : `at ${line}`))
  const failure = failureOf([message, ...frames].join('\n'), root, { message, ...(name !== undefined && { name }) })
  const [expected, actual] = [fields.get('expected'), fields.get('actual')]
  return {
    ...failure,
    // node:test's own word for any failure.
    ...(code !== undefined && code !== 'ERR_TEST_FAILURE' && { code }),
    ...(isAssertion && expected !== undefined && { expected }),
    ...(isAssertion && actual !== undefined && { actual }),
  }
}

/** The fields of a block mapping, each as text: scalars without their quotes, blocks without their indentation. */
function fieldsIn(lines: readonly string[]): Map<string, string> {
  const indent = /^ */.exec(lines[0] ?? '')?.[0] ?? ''
  const fields = new Map<string, string>()
  let block: string | null = null
  for (const line of lines) {
    if (line.trim() === '...') break
    const [, name, value = ''] = line.startsWith(indent) ? (/^(\w+):(.*)$/.exec(line.slice(indent.length)) ?? []) : []
    if (name !== undefined) {
      const scalar = value.trim()
      block = /^(?:[|>][-+]?)?$/.test(scalar) ? name : null
      fields.set(name, block === null ? scalar.replace(/^(['"])(.*)\1$/, '$2') : '')
    } else if (block !== null) {
      const before = fields.get(block) ?? ''
      fields.set(block, `${before}${before === '' ? '' : '\n'}${line.slice(indent.length + 2)}`)
    }
  }
  return fields
}
