import type { StubAnswers } from '../evidence.ts'
import { pythonStub } from './python-stub.ts'
import { scriptStub } from './script-stub.ts'
import type { StubModule } from './stub-module.ts'

/**
 * Text of a module that stands in for one of the product, in plain JavaScript or in Python. Whatever is taken from it can be called,
 * constructed and read; calls and reads are written down (`HELIX_STUB_CALLS`, one JSON document a line: `StubCall` with
 * absolute places). Started as a program it writes that down and ends with 70 (EX_SOFTWARE of sysexits.h), in the mode `any` with 0.
 * In that mode answers can be asked for anything in turn, and whatever the product is handed is called, filled and changed, a server of this machine asked. A test
 * that asks without an end is answered nothing after a while, and then by an error: its loops come to an end in every mode.
 */
export function stubSource({ path, names, isCommonJs }: StubModule, mode: StubAnswers): string {
  if (path.endsWith('.py')) return pythonStub({ path }, mode)
  const files = JSON.stringify('node:fs')
  const load = isCommonJs
    ? `const { appendFileSync, existsSync } = require(${files})`
    : `import { appendFileSync, existsSync } from ${files}`
  return [
    '// @ts-nocheck',
    load,
    `const settings = ${JSON.stringify({ path, mode })}`,
    scriptStub,
    isCommonJs ? "module.exports = standIn('')" : exportsOf(names),
    '',
  ].join('\n')
}

/** Every name is exported under an alias, so that reserved words and texts can be names too. */
function exportsOf(names: readonly string[]): string {
  const all = [...new Set(['default', ...names])].filter((name) => name !== '*')
  const made = all.map((name, at) => `const stub${at} = standIn(${JSON.stringify(name)})`)
  return [...made, `export { ${all.map((name, at) => `stub${at} as ${exportName(name)}`).join(', ')} }`].join('\n')
}

function exportName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}
