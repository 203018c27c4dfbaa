import type { Condition, Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { FileCoverage, Run } from '../../run/run.ts'
import type { ChangedLines, Evidence } from '../evidence.ts'
import { isAmongTests } from '../among-tests.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { holdsLine, inRanges, overlaps, patchLines } from '../lines.ts'
import { perCent, reaches } from '../per-cent.ts'
import { commandOf, provenRuns } from '../runs.ts'
import { changedSources } from '../changed-sources.ts'
import { belongsInReport, inGlobs, measuredGlobs } from '../scope.ts'

/**
 * Changed lines that run are in the report and executed by the tests (`min-patch` per cent of them); the ratchet: no file has more
 * unexecuted lines outside the changed ones than it had. Measured: `patch` in per cent, `changed` and `covered` lines,
 * `uncovered` lines by file (the next judgement's ratchet).
 */
export const coverage: Gate = {
  name: 'coverage',
  needs: (condition) => [{ what: 'run', command: commandOf(condition), purpose: 'coverage', times: 1 }],
  judge(condition, evidence) {
    const name = commandOf(condition)
    const globs = measuredGlobs(evidence.policy.commands[name])
    const sources = changedSources(evidence, patchLines(evidence), globs)
    const before = ratchetOf(condition, evidence)
    if (sources.length === 0 && before === null) return decided({ patch: null, changed: 0, covered: 0 }, [])
    const evident = provenRuns(evidence, name, 'coverage')
    if (!evident.ok) return evident.judged
    const run = evident.runs.at(-1)
    if (run?.coverage == null) return noReport(name, run)
    const files = run.coverage.filter((file) => inGlobs(globs)(file.file))
    return judgeFiles(condition, evidence, { files, sources, before, reports: evident.reports })
  },
}

interface Material {
  files: FileCoverage[]
  sources: string[]
  before: Readonly<Record<string, unknown>> | null
  reports: string[]
}

function judgeFiles(condition: Condition, evidence: Evidence, { files, sources, before, reports }: Material) {
  const { minPatch } = askedOf(condition, 'coverage')
  const changed = patchLines(evidence)
  const byName = new Map(files.map((file) => [file.file, file]))
  const findings = sources
    .filter((path) => !byName.has(path) && belongsInReport(evidence.head, path, [...byName.keys()]))
    .map((path) => vanished(path, wayBack(evidence, path)))
  const reported = sources.flatMap((path) => byName.get(path) ?? [])
  findings.push(...reported.flatMap((file) => vanishedLines(file, changed, evidence)))
  const patches = reported.map((file) => patchOf(file, changed))
  const total = patches.reduce((sum, patch) => sum + patch.covered.length + patch.missed.length, 0)
  const covered = patches.reduce((sum, patch) => sum + patch.covered.length, 0)
  const patch = perCent(covered, total)
  if (total > 0 && !reaches(covered, total, minPatch)) {
    findings.push(...patches.filter(({ missed }) => missed.length > 0).map((file) => unexecuted(file, patch, minPatch)))
  }
  if (before !== null) findings.push(...grown(files, evidence.changedSinceBase, before))
  const uncovered = Object.fromEntries(
    files.map((file) => [file.file, unexecutedLines(file).length] as const).filter(([, count]) => count > 0),
  )
  return decided({ patch, changed: total, covered, uncovered }, findings, reports)
}

interface Patch {
  file: string
  covered: number[]
  missed: number[]
}

function patchOf({ file, lines }: FileCoverage, changed: ChangedLines): Patch {
  const patched = [...lines].filter(([line]) => holdsLine(changed, file, line))
  const covered = patched.filter(([, times]) => times > 0).map(([line]) => line)
  const missed = patched.filter(([, times]) => !(times > 0)).map(([line]) => line)
  return { file, covered, missed }
}

function unexecutedLines({ lines }: FileCoverage): number[] {
  return [...lines].filter(([, times]) => !(times > 0)).map(([line]) => line)
}

/** What the ratchet compares with: unexecuted lines by file in the newest judgement; null when it is not asked or there is none. */
function ratchetOf(condition: Condition, evidence: Evidence): Readonly<Record<string, unknown>> | null {
  if (!askedOf(condition, 'coverage').ratchet) return null
  const before = evidence.before('coverage', condition.of)?.['uncovered']
  return typeof before === 'object' && before !== null ? { ...before } : null
}

function grown(files: FileCoverage[], changed: ChangedLines, before: Readonly<Record<string, unknown>>): Finding[] {
  return files.flatMap((file) => {
    const outside = unexecutedLines(file).filter((line) => !holdsLine(changed, file.file, line))
    const allowed = Number(before[file.file] ?? 0)
    if (outside.length <= allowed) return []
    const message = `${file.file} has ${outside.length} unexecuted lines outside this change, ${allowed} before: ${inRanges(outside)}`
    const fix = 'Bring back the test that executed them.'
    return [fault('COVERAGE-RATCHET', message, fix, { path: file.file, line: Math.min(...outside) })]
  })
}

function unexecuted(patch: Patch, measured: number | null, minPatch: number): Finding {
  const message = `patch coverage ${measured} % is below ${minPatch} %; never executed: ${patch.file}:${inRanges(patch.missed)}`
  const fix = 'Add a test that executes these lines, or remove them.'
  return fault('COVERAGE-PATCH', message, fix, { path: patch.file, line: Math.min(...patch.missed) })
}

function vanished(path: string, fix: string): Finding {
  return fault('COVERAGE-VANISHED', `${path} changed but is not in the coverage report`, fix, { path })
}

function wayBack(evidence: Evidence, path: string): string {
  if (isAmongTests(path, evidence.layersOf(path))) return 'Move what the product imports out of its tests.'
  return evidence.layersOf(path) === 'rest'
    ? 'Move it to a folder whose coverage is measured; or give its folder to a layer and a command first: in playbook.yml, alone, with the type policy.'
    : 'Remove the comment or setting that takes it out of the coverage.'
}

/**
 * Changed statements of which the report knows no line: a text that reads like a comment, or a setting, took them out of it. Where
 * such a comment stands already, it is known; that none is added is a matter of the gate integrity.
 */
function vanishedLines({ file, lines }: FileCoverage, changed: ChangedLines, { head }: Evidence): Finding[] {
  const { statements = [], signs = [] } = head.facts(file) ?? {}
  if (signs.some(({ kind, text }) => kind === 'pragma' && ofCoverage.test(text))) return []
  const left = statements.filter(
    ([first, last]) => overlaps(changed, file, first, last) && !isKnown(lines, first, last),
  )
  const at = left.map(([first]) => first)
  if (at.length === 0) return []
  const message = `changed lines of ${file} run and are not in the coverage report: ${inRanges([...new Set(at)])}`
  const fix = 'Remove the comment, text or setting that takes them out of the coverage.'
  return [fault('COVERAGE-VANISHED', message, fix, { path: file, line: Math.min(...at) })]
}

const ofCoverage = /istanbul|[vc]8|node:coverage|no\s*(?:cover|branch)/i

function isKnown(lines: FileCoverage['lines'], first: number, last: number): boolean {
  for (let line = first; line <= last; line += 1) if (lines.has(line)) return true
  return false
}

function noReport(name: string, run: Run | undefined) {
  const message = `the run of ${name} left no coverage report`
  return missing([fault('COVERAGE-NO-REPORT', message, 'helix verify', { name })], {}, run?.reports ?? [])
}
