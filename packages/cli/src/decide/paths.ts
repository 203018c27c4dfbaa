import type { Change, Finding, LayerName, Policy, Position, StepId } from '@helix/core'
import { checkAppendOnly, isApprovalPath } from '@helix/evidence'
import { layerOf, mayTouch, progressPath } from '@helix/playbook'
import { type CommitKind, layerNames } from './commit-kind.ts'
import { manifestPath } from './known-paths.ts'

export interface PathFacts {
  kind: CommitKind
  /** Where the branch stands before the commit; for a Start the step that it starts. */
  position: Position
  lane: StepId | null
  changes: readonly Change[]
  /** Frozen test files that an amendment lets be written anew. */
  unfrozen: ReadonlySet<string>
}

/** Whether a commit of this kind may change these paths: a finding for each that it may not. */
export function judgePaths(policy: Policy, facts: PathFacts): Finding[] {
  if (facts.kind === 'merge') return []
  return [...judgeEntries(facts.changes), ...byKind[facts.kind](policy, facts)]
}

type Rule = (policy: Policy, facts: PathFacts) => Finding[]

const byKind: Record<Exclude<CommitKind, 'merge'>, Rule> = {
  approvals: (_, { changes }) => checkAppendOnly(changes),
  policy: judgeAlone,
  start: (policy, { changes }) => judgeOnly(policy, changes, [], 'START-ALONE', 'a Start commit'),
  done: judgeOpen,
  step: judgeOpen,
  lane: judgeOpen,
  amendment: (policy, facts) =>
    judgeOpen(policy, {
      ...facts,
      changes: facts.changes.filter(({ path }) => layerOf(policy, path)?.name !== 'spec'),
    }),
}

/** A commit that changes the rules changes nothing else, so that what it lets through comes after it. */
function judgeAlone(policy: Policy, { changes }: PathFacts): Finding[] {
  return [
    ...checkAppendOnly(changes),
    ...judgeOnly(policy, changes, ['policy'], 'POLICY-ALONE', 'a change of the rules'),
  ]
}

function judgeOnly(
  policy: Policy,
  changes: readonly Change[],
  layers: LayerName[],
  code: string,
  what: string,
): Finding[] {
  const others = changes
    .map(({ path }) => path)
    .filter((path) => !isApprovalPath(path) && path !== manifestPath)
    .filter((path) =>
      layers.length === 0 ? path !== progressPath : !layers.includes(layerOf(policy, path)?.name ?? ''),
    )
  const [first] = others
  if (first === undefined) return []
  const held = layerNames(others.map((path) => layerOf(policy, path))).join(', ')
  const more = others.length > 1 ? ` and ${others.length - 1} more` : ''
  const message = `${what} stands alone; this one also changes ${first}${more} (${held || 'no layer'})`
  return [{ severity: 'error', code, message, where: { path: first }, fix: `git restore --staged ${first}` }]
}

function judgeOpen(policy: Policy, { kind, position, lane, changes, unfrozen }: PathFacts): Finding[] {
  return [...new Set(changes.map(({ path }) => path))]
    .filter((path) => !(kind === 'done' && path === progressPath))
    .flatMap((path) => {
      const finding = mayTouch(policy, position, path, lane)
      if (finding === null || (finding.code === 'LAYER-FROZEN' && unfrozen.has(path))) return []
      return [finding]
    })
}

/** Entries that no layer can judge: what a link or a gitlink leads to lies outside of the commit's own files. */
function judgeEntries(changes: readonly Change[]): Finding[] {
  return changes.flatMap(({ path, after }): Finding[] => {
    if (after?.mode === '120000')
      return [entry('PATH-LINK', path, 'is a symbolic link; its target would escape the layers')]
    if (after?.mode === '160000')
      return [entry('PATH-GITLINK', path, 'is a submodule; its files would escape the layers')]
    // oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
    if (/[\u0000-\u001f\u007f]/.test(path))
      return [entry('PATH-CONTROL', JSON.stringify(path), 'holds control characters')]
    return []
  })
}

function entry(code: string, path: string, what: string): Finding {
  return { severity: 'error', code, message: `${path} ${what}`, where: { path }, fix: `git restore --staged ${path}` }
}
