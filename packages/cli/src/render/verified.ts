import type { Finding, Verdict } from '@helix/core'
import { figuresOf } from '@helix/gates'
import { renderPosition } from '@helix/evidence'
import { counted } from '../decide/in-words.ts'
import type { Told } from './hosted/told.ts'
import type { JudgedLane } from '../measuring/lanes/judge-lane.ts'
import type { JudgedAlone } from '../operations/verify/verdicts/judge-each.ts'
import type { Judged, JudgedTree, Verified } from '../operations/verify/judged.ts'
import { renderNotes } from './notes.ts'
import { renderRefusal } from './refusal.ts'
import type { Style } from './style.ts'

/** What was judged and how it went; `--json` prints `verifiedData`. */
export function renderVerified(verified: Verified, style: Style): string {
  const { commits, trees, each, passed, appended, notes } = verified
  const findings = allFindings(verified)
  const lines = renderRuns(verified, style)
  if (appended > 0) lines.push(`chain    ${counted(appended, 'judgement')} appended to the branch helix`)
  const runs = trees.length + each.length
  const measured = runs === 0 ? 'nothing measured' : `${runs} measured`
  lines.push(`judged   ${counted(commits.length, 'commit')}, ${measured}`)
  lines.push(...notes.map(({ message }) => `note     ${message}`))
  // A refusal lists them all; what passed under a label or a waiver is said, too.
  if (passed) lines.push(...renderNotes(findings.filter((finding) => !notes.includes(finding)), style)) // prettier-ignore
  const body = lines.join('\n') + '\n'
  if (passed) return `${body}${style.chalk.green.bold('passed')}\n`
  return `${body}\n${renderRefusal({ what: 'this branch as it is', findings }, style)}`
}

/** What was run, and what it showed. */
export function renderRuns({ lanes, trees, each }: Judged, style: Style): string[] {
  return [
    ...each.map((alone) => renderAlone(alone, style)),
    ...lanes.map((lane) => renderLane(lane, style)),
    ...trees.map((tree) => renderTree(tree, style)),
  ]
}

/** One line for a commit that was measured by its quick gates. */
function renderAlone({ commit, findings }: JudgedAlone, { chalk }: Style): string {
  return `${findings.length === 0 ? chalk.green('✓') : chalk.red('✗')} ${commit.slice(0, 12)}  quick gates`
}

/** One line for a commit of a lane: what its runs showed. */
function renderLane({ commit, lane, claim, proving, findings }: JudgedLane, { chalk }: Style): string {
  const mark = findings.length === 0 ? chalk.green('✓') : chalk.red('✗')
  const shown = {
    'a proven fix': `${proving.length} test${proving.length === 1 ? ' fails' : 's fail'} without the fix`,
    'the same verdicts': 'frozen tests keep their verdicts',
    'nothing new': 'tests find what they found before',
  }
  return `${mark} ${commit.slice(0, 12)}  ${lane}${findings.length === 0 ? `: ${shown[claim]}` : ''}`
}

/** One line for a measured commit: what it claims, and the figures. */
function renderTree({ commit, situation, verdicts, findings }: JudgedTree, { chalk }: Style): string {
  const mark = findings.length === 0 ? chalk.green('✓') : chalk.red('✗')
  const figures = figuresOf(verdicts).map(({ name, text }) => `           ${name}: ${text}`)
  return [`${mark} ${commit.slice(0, 12)}  ${claimOf(situation)}`, ...figures].join('\n')
}

/** The same for the host whose job this is. */
export function toldOf(verified: Verified): Told {
  const { here, commits, trees, passed, appended } = verified
  const { base, position } = here.standing
  return {
    passed,
    position: renderPosition(position),
    base,
    appended,
    commits,
    trees: trees.map(({ commit, situation, verdicts }) => ({ commit, claim: claimOf(situation), verdicts })),
    findings: allFindings(verified),
  }
}

function claimOf({ closing, position }: JudgedTree['situation']): string {
  return closing ? `done ${renderPosition(position)}` : 'tip'
}

export function verifiedData(verified: Verified) {
  const { here, commits, lanes, trees, each, passed, appended } = verified
  const { standing } = here
  return {
    ok: passed,
    base: standing.base,
    position: standing.position,
    judged: commits.length,
    appended,
    commits,
    lanes,
    trees: trees.map(({ commit, situation, verdicts }) => ({
      commit,
      closing: situation.closing,
      position: situation.position,
      verdicts: verdicts.map(shorten),
    })),
    each: each.map(({ commit, verdicts, findings }) => ({ commit, verdicts: verdicts.map(shorten), findings })),
    diagnostics: allFindings(verified),
  }
}

function shorten({ condition, outcome, measured }: Verdict) {
  return { gate: condition.gate, of: condition.of ?? null, outcome, measured }
}

function allFindings({ chain, bundle, commits, lanes, trees, each, notes }: Verified): Finding[] {
  const judged = [...commits, ...lanes, ...each, ...trees]
  const waived = trees.flatMap((tree) => tree.waived)
  return [...notes, ...chain, ...bundle, ...judged.flatMap(({ findings }) => findings), ...waived]
}
