// TAP 13 and 14 (testanything.org), basic: nested subtests, plans, directives, YAML diagnostics of failures.
import type { Finding } from '@helix/core'
import type { TestResult } from '../run/run.ts'
import { longestFailure } from './failure-text.ts'
import { readDiagnostic } from './printed/diagnostic.ts'
import { readPrinted } from './printed/index.ts'
import { findTooMuch, mostResults, type Reading, truncated } from './reader.ts'
import { decodeLines } from './text.ts'
import { asWholeFile } from './whole-file.ts'

const point = /^(\s*)(not )?ok\b/
const plan = /^(\s*)1\.\.(\d+)/
const directive = /\s#\s*(SKIP|TODO)\b/i

interface Level {
  seen: number
  planned: number | null
}

/**
 * Reads TAP. Leaves are the tests; a parent point repeats its subtests' verdict and only counts when it has none.
 * A stream without a plan, with fewer points than planned, or with `Bail out!` is refused.
 */
export function readTap(bytes: Uint8Array, root: string): Reading | Finding {
  const lines = decodeLines(bytes, 'TAP')
  if ('severity' in lines) return lines
  const points: Point[] = []
  const levels = new Map<number, Level>()
  let names: { indent: number; name: string }[] = []
  let childrenAt: number | null = null
  /** The point whose diagnostics follow. */
  let told: Point | null = null
  for (const line of lines) {
    if (/^\s*Bail out!/i.test(line)) return truncated('TAP', line.trim())
    const planned = plan.exec(line)
    if (planned) {
      levelAt(levels, indentOf(planned[1])).planned = Number(planned[2])
      told = null
    }
    const subtest = /^(\s*)# Subtest: /.exec(line)
    if (subtest) {
      const indent = indentOf(subtest[1])
      names = [...names.filter((held) => held.indent < indent), { indent, name: line.slice(subtest[0].length) }]
    }
    const found = point.exec(line)
    if (!found) {
      if (told?.failed === true && told.said.length < longestFailure) told.said += `${line}\n`
      continue
    }
    const indent = indentOf(found[1])
    levelAt(levels, indent).seen += 1
    const parent = childrenAt !== null && childrenAt > indent
    told = null
    if (parent) {
      const short = shortfall(levels, indent)
      if (short) return short
    } else {
      told = pointOf(line.slice(found[0].length), {
        failed: found[2] !== undefined,
        above: names.filter((held) => held.indent < indent).map(({ name }) => name),
      })
      points.push(told)
      if (points.length > mostResults) return findTooMuch('TAP', points) ?? truncated('TAP', 'it has too many points')
    }
    childrenAt = indent === 0 ? null : indent
  }
  const top = levels.get(0)
  if (!top || top.planned === null) return truncated('TAP', 'it has no plan (1..N)')
  const short = shortfall(levels, -1) ?? findTooMuch('TAP', points)
  return short ?? { tests: points.map((one) => asWholeFile(resultOf(one, root), root)) }
}

/** A leaf of the stream, with what is printed below it. */
interface Point {
  name: string
  failed: boolean
  mark: 'SKIP' | 'TODO' | null
  said: string
}

/** `rest` is what follows `ok`: number, description, directive. */
function pointOf(rest: string, { failed, above }: { failed: boolean; above: string[] }): Point {
  // Blanks are left out without a pattern, which would remember each of them.
  const told = rest.trimStart()
  const number = told.length < rest.length ? /^\d+/.exec(told) : null
  const described = told.slice(number?.[0].length ?? 0).trimStart()
  const said = ` ${(described.startsWith('-') ? described.slice(1) : described).trim()}`
  const marked = directive.exec(said)
  const title = (marked === null ? said : said.slice(0, marked.index)).trim() || `test ${number?.[0] ?? ''}`.trim()
  const mark = marked === null ? null : marked[1]?.toUpperCase() === 'SKIP' ? 'SKIP' : 'TODO'
  return { name: [...above, title].join(' > '), failed, mark, said: '' }
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

function resultOf({ name, failed, mark, said }: Point, root: string): TestResult {
  const base = { id: name, file: '', name, durationMs: 0 }
  if (mark !== null) return { ...base, state: mark === 'SKIP' ? 'skipped' : 'todo' }
  return failed
    ? {
        ...base,
        state: 'failed',
        failure: readDiagnostic({ text: said }, root) ?? readPrinted({ text: unindented(said) }, root),
      }
    : { ...base, state: 'passed' }
}

function unindented(said: string): string {
  return said
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trimEnd()
}

function levelAt(levels: Map<number, Level>, indent: number): Level {
  const level = levels.get(indent) ?? { seen: 0, planned: null }
  levels.set(indent, level)
  return level
}

function indentOf(blanks: string | undefined): number {
  return (blanks ?? '').length
}
