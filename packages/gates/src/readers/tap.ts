// TAP 13 and 14 (testanything.org), basic: nested subtests, plans, directives, YAML diagnostics kept as text.
import type { Finding } from '@helix/core'
import type { TestResult } from '../run/run.ts'
import { failureOf } from './failure-text.ts'
import { type Reading, truncated } from './reader.ts'
import { decodeReport } from './text.ts'
import { asWholeFile } from './whole-file.ts'

const point = /^(\s*)(not )?ok\b(?:\s+(\d+))?(?:\s*-?\s*(.*?))?\s*$/
const plan = /^(\s*)1\.\.(\d+)/
const directive = /\s#\s*(SKIP|TODO)\b(.*)$/i

interface Level {
  seen: number
  planned: number | null
}

/**
 * Reads TAP. Leaves are the tests; a parent point repeats its subtests' verdict and only counts when it has none.
 * A stream without a plan, with fewer points than planned, or with `Bail out!` is refused.
 */
export function readTap(bytes: Uint8Array, root: string): Reading | Finding {
  const text = decodeReport(bytes, 'TAP')
  if (typeof text !== 'string') return text
  const tests: TestResult[] = []
  const levels = new Map<number, Level>()
  let names: { indent: number; name: string }[] = []
  let childrenAt: number | null = null
  const lines = text.split(/\r?\n/)
  for (const [index, line] of lines.entries()) {
    if (/^\s*Bail out!/i.test(line)) return truncated('TAP', line.trim())
    const planned = plan.exec(line)
    if (planned) levelAt(levels, indentOf(planned[1])).planned = Number(planned[2])
    const subtest = /^(\s*)# Subtest: (.*)$/.exec(line)
    if (subtest) {
      const indent = indentOf(subtest[1])
      names = [...names.filter((held) => held.indent < indent), { indent, name: subtest[2] ?? '' }]
    }
    const found = point.exec(line)
    if (!found) continue
    const indent = indentOf(found[1])
    levelAt(levels, indent).seen += 1
    const parent = childrenAt !== null && childrenAt > indent
    if (parent) {
      const short = shortfall(levels, indent)
      if (short) return short
    }
    if (!parent)
      tests.push(
        resultOf(
          found,
          names.filter((held) => held.indent < indent),
          lines.slice(index + 1),
          root,
        ),
      )
    childrenAt = indent === 0 ? null : indent
  }
  const top = levels.get(0)
  if (!top || top.planned === null) return truncated('TAP', 'it has no plan (1..N)')
  return shortfall(levels, -1) ?? { tests: tests.map((test) => asWholeFile(test, root)) }
}

/** Levels deeper than `indent` are complete now: their plans must be met. */
function shortfall(levels: Map<number, Level>, indent: number): Finding | null {
  for (const [depth, { seen, planned }] of levels) {
    if (depth <= indent) continue
    if (planned !== null && seen !== planned) return truncated('TAP', `${planned} points planned, ${seen} written`)
    levels.delete(depth)
  }
  return null
}

function resultOf(found: RegExpExecArray, above: { name: string }[], after: string[], root: string): TestResult {
  const said = ` ${found[4] ?? ''}`
  const marked = directive.exec(said)
  const title = said.replace(directive, '').trim() || `test ${found[3] ?? ''}`.trim()
  const name = [...above.map((held) => held.name), title].join(' > ')
  const base = { id: name, file: '', name, durationMs: 0 }
  if (marked?.[1]?.toUpperCase() === 'SKIP') return { ...base, state: 'skipped' }
  if (marked) return { ...base, state: 'todo' }
  return found[2]
    ? { ...base, state: 'failed', failure: failureOf(diagnostics(after), root) }
    : { ...base, state: 'passed' }
}

/** The YAML block or comment lines that follow a point. */
function diagnostics(after: string[]): string {
  const end = after.findIndex((line) => point.test(line) || plan.test(line))
  return (end === -1 ? after : after.slice(0, end)).map((line) => line.trim()).join('\n')
}

function levelAt(levels: Map<number, Level>, indent: number): Level {
  const level = levels.get(indent) ?? { seen: 0, planned: null }
  levels.set(indent, level)
  return level
}

function indentOf(blanks: string | undefined): number {
  return (blanks ?? '').length
}
