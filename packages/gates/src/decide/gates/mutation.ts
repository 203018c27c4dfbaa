import type { Condition, Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { Mutant } from '../../run/run.ts'
import type { ChangedLines, Evidence } from '../evidence.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { patchLines } from '../lines.ts'
import { countOf, isOn, mutantInWords, score, shortKey, survives } from '../mutants.ts'
import { counted, perCent, reaches } from '../per-cent.ts'
import { commandOf, provenRuns } from '../runs.ts'
import { changedSources } from '../changed-sources.ts'
import { belongsInReport, measuredGlobs } from '../scope.ts'

/**
 * The tests notice changes of the changed lines (`min-patch` per cent of their mutants are killed); the ratchet: no mutant
 * outside them survives that did not survive before, mutant by mutant, because a percentage hides single losses.
 * Measured: `patch` in per cent, `killed`, `survived`, `timeouts`, `ignored` on changed lines, `survivors` (16 hex digits
 * each) and `ignoredTotal` of the whole report (the next judgement's ratchet).
 */
export const mutation: Gate = {
  name: 'mutation',
  needs: (condition) => [{ what: 'run', command: commandOf(condition), purpose: 'mutation', times: 1 }],
  judge(condition, evidence) {
    const name = commandOf(condition)
    const changed = patchLines(evidence)
    const sources = changedSources(evidence, changed, measuredGlobs(evidence.policy.commands[name]))
    const before = ratchetOf(condition, evidence)
    if (sources.length === 0 && before === null) return decided({ patch: null, killed: 0, survived: 0 }, [])
    const evident = provenRuns(evidence, name, 'mutation')
    if (!evident.ok) return evident.judged
    const mutants = evident.runs.at(-1)?.mutants ?? null
    if (mutants === null)
      return unproven('MUTATION-NO-REPORT', `the run of ${name} left no mutation report`, name, evident.reports)
    if (mutants.some((mutant) => mutant.status === 'Pending')) {
      return unproven(
        'MUTATION-PENDING',
        `the run of ${name} ended before all mutants were tried`,
        name,
        evident.reports,
      )
    }
    const mutated = [...new Set(mutants.map((mutant) => mutant.file))]
    const running = sources.filter((path) => belongsInReport(evidence.head, path, mutated))
    const patch = mutants.filter((mutant) => isOn(changed, mutant))
    if (patch.length === 0 && running.length > 0 && !running.some((path) => mutated.includes(path))) {
      const message = `no mutant was made in ${running.join(', ')}, whose code changed`
      return unproven('MUTATION-ZERO', message, name, evident.reports)
    }
    const { tried } = score(patch)
    if (tried === 0 && patch.some(({ status }) => status !== 'Ignored')) {
      const message = `none of ${counted(patch.length, 'mutant')} on changed lines could be tried: they do not compile or break when they are loaded`
      return unproven('MUTATION-ZERO', message, name, evident.reports)
    }
    const timeouts = countOf(patch, 'Timeout')
    if (timeouts > mostTimeouts(tried)) {
      const message = `${timeouts} of ${counted(tried, 'mutant')} on changed lines timed out, at most ${mostTimeouts(tried)} are taken for noticed`
      return unproven('MUTATION-TIMEOUTS', message, name, evident.reports)
    }
    const patchFindings = judgePatch(patch, askedOf(condition, 'mutation').minPatch)
    const findings = [
      ...patchFindings,
      ...(before === null ? [] : regressions(mutants, evidence.changedSinceBase, before)),
    ]
    return decided(measuredOf(patch, mutants), findings, evident.reports)
  },
}

/** Endless loops are few; many mutants that time out tell of a machine under load, which is no test's doing. */
function mostTimeouts(tried: number): number {
  return 3 + Math.floor(tried / 10)
}

function judgePatch(patch: Mutant[], minPatch: number): Finding[] {
  const findings = patch.filter((mutant) => mutant.status === 'Ignored').map(ignored)
  const { killed, tried } = score(patch)
  if (tried === 0 || reaches(killed, tried, minPatch)) return findings
  const measured = perCent(killed, tried)
  return [...findings, ...patch.filter(survives).map((mutant) => survivor(mutant, measured, minPatch))]
}

function regressions(mutants: readonly Mutant[], changed: ChangedLines, before: Ratchet): Finding[] {
  const outside = mutants.filter((mutant) => !isOn(changed, mutant))
  const lost = outside.filter((mutant) => survives(mutant) && !before.survivors.has(shortKey(mutant)))
  const ignoredNow = countOf(mutants, 'Ignored')
  const findings = lost.map((mutant) =>
    fault(
      'MUTATION-RATCHET',
      `a mutant that the tests killed before survives: ${mutantInWords(mutant)}`,
      'Bring back the assertion that noticed it.',
      { path: mutant.file, line: mutant.line },
    ),
  )
  if (ignoredNow <= before.ignored) return findings
  const message = `${counted(ignoredNow, 'mutant')} ignored, ${before.ignored} before`
  return [...findings, fault('MUTATION-IGNORED', message, 'Remove the new "Stryker disable" comment.')]
}

interface Ratchet {
  survivors: ReadonlySet<unknown>
  ignored: number
}

function ratchetOf(condition: Condition, evidence: Evidence): Ratchet | null {
  if (!askedOf(condition, 'mutation').ratchet) return null
  const before = evidence.before('mutation', condition.of)
  const survivors = before?.['survivors']
  return Array.isArray(survivors)
    ? { survivors: new Set(survivors), ignored: Number(before?.['ignoredTotal'] ?? 0) }
    : null
}

function measuredOf(patch: Mutant[], all: readonly Mutant[]) {
  const { killed, tried } = score(patch)
  return {
    patch: perCent(killed, tried),
    killed,
    survived: tried - killed,
    timeouts: countOf(patch, 'Timeout'),
    ignored: countOf(patch, 'Ignored'),
    survivors: all.filter(survives).map(shortKey).sort(),
    ignoredTotal: countOf(all, 'Ignored'),
  }
}

function survivor(mutant: Mutant, measured: number | null, minPatch: number): Finding {
  const how = mutant.status === 'NoCoverage' ? 'no test runs' : mutant.status === 'Timeout' ? 'timed out' : 'survived'
  const message = `mutation score of the change ${measured} % is below ${minPatch} %; ${how}: ${mutantInWords(mutant)}`
  const where = { path: mutant.file, line: mutant.line, column: mutant.column }
  return fault('MUTATION-PATCH', message, 'Add a test that fails with this change of the code.', where)
}

function ignored(mutant: Mutant): Finding {
  const message = `a mutant on a changed line is ignored, asked none: ${mutantInWords(mutant)}`
  return fault('MUTATION-IGNORED', message, 'Remove the "Stryker disable" comment.', {
    path: mutant.file,
    line: mutant.line,
  })
}

function unproven(
  code: 'MUTATION-NO-REPORT' | 'MUTATION-PENDING' | 'MUTATION-TIMEOUTS' | 'MUTATION-ZERO',
  message: string,
  name: string,
  reports: string[],
) {
  return missing([fault(code, message, 'helix verify', { name })], {}, reports)
}
