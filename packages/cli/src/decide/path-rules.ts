import {
  shellWord,
  findHiddenCharacters,
  type Change,
  type Finding,
  type LayerName,
  type Oid,
  type Policy,
  type Position,
  type StepId,
} from '@helix/core'
import { checkAppendOnly, isApprovalPath } from '@helix/evidence'
import { findUnsafePaths, foldPath } from '@helix/git'
import { layerOf, mayTouch, progressPath } from '@helix/playbook'
import { type CommitKind, layerNames } from './commit-kind.ts'
import { manifestPath } from './known-paths.ts'

export interface PathFacts {
  kind: Exclude<CommitKind, 'merge'>
  /** Where the branch stands before the commit; for a Start the step that it starts. */
  position: Position
  lane: StepId | null
  changes: readonly Change[]
  /** Frozen test files that an amendment lets be written anew. */
  unfrozen: ReadonlySet<string>
  /** Paths that both sides of a merge had changed: to say what becomes of them is no more than a refactoring may do. */
  reconciled: ReadonlySet<string>
  /** The first parent of a merge. */
  mergedOnto?: Oid | undefined
}

/** One thing that the paths of a commit must be; its findings carry its codes and no others. */
export interface PathRule {
  codes: readonly string[]
  check(policy: Policy, facts: PathFacts): Finding[]
}

/** What a link or a gitlink leads to lies outside of the commit's own files: no layer can judge it. */
const links: PathRule = {
  codes: ['PATH-LINK'],
  check: (_, { changes }) =>
    having(changes, ({ after }) => after?.mode === '120000').map(({ path }) =>
      entry('PATH-LINK', path, 'is a symbolic link; its target would escape the layers'),
    ),
}

const gitlinks: PathRule = {
  codes: ['PATH-GITLINK'],
  check: (policy, { changes }) =>
    having(changes, ({ path, after }) => after?.mode === '160000' && !isAskedFor(policy, path)).map(({ path }) =>
      entry('PATH-GITLINK', path, 'is a submodule; its files would escape the layers'),
    ),
}

/** A gitlink names one commit for good, so a person who says yes to it says yes to its files. */
function isAskedFor(policy: Policy, path: string): boolean {
  const layer = layerOf(policy, path)
  return layer !== null && layer.approvals > 0 && layer.name !== 'policy'
}

/** A list of files shows another name than the one that is there. */
const controls: PathRule = {
  codes: ['PATH-CONTROL'],
  check: (_, { changes }) =>
    having(changes, ({ path }) => isHidden(path)).map(({ path }) =>
      entry('PATH-CONTROL', visibly(path), 'holds control characters, or others that readers do not see'),
    ),
}

/** Whether a path holds what `findHiddenCharacters` finds, or a tab or line feed, which texts may hold. */
function isHidden(path: string): boolean {
  return /[\t\n]|[!-~]\ufe0f(?!\u20e3)/.test(path) || findHiddenCharacters(path, 1).length > 0
}

/** A path with escapes in the place of what cannot be seen. */
function visibly(path: string): string {
  const hidden = findHiddenCharacters(path, path.length).map(({ codePoint }) => Number.parseInt(codePoint.slice(2), 16))
  const shown = Array.from(JSON.stringify(path), (character) =>
    hidden.includes(character.codePointAt(0) ?? 0) ? `\\u{${character.codePointAt(0)?.toString(16)}}` : character,
  )
  return shown.join('')
}

/** Names that mean something else on another system; control characters have a rule of their own. */
const names: PathRule = {
  codes: ['TREE-PATH', 'TREE-COLLISION'],
  check: (policy, { changes }) => [
    ...having(changes, ({ path }) => asksElsewhere(policy, path)).map(({ path }) =>
      entry('TREE-PATH', path, 'is a file that asks for an approval on systems that ignore case'),
    ),
    ...findUnsafePaths(having(changes, ({ path, before }) => before === null && !isHidden(path)).map(fileOf)),
  ],
}

/** Whether a path is one of a layer that asks for approvals, or of Helix's own, as systems read it that ignore case. */
function asksElsewhere(policy: Policy, path: string): boolean {
  const folded = foldPath(path)
  if (folded === path) return false
  const meant = layerOf(policy, folded)
  return meant !== layerOf(policy, path) && meant !== null && (meant.approvals > 0 || meant.name === 'helix')
}

const appendOnly: PathRule = {
  codes: ['APPROVAL-APPEND-ONLY'],
  // In all other commits files of Helix's own are closed.
  check: (_, { kind, changes }) => (['approvals', 'policy', 'start'].includes(kind) ? checkAppendOnly(changes) : []),
}

/** A commit that changes the rules changes nothing else, so that what it lets through comes after it. */
const policyAlone: PathRule = {
  codes: ['POLICY-ALONE'],
  check: (policy, { kind, changes }) =>
    kind === 'policy' ? judgeOnly(policy, changes, ['policy'], 'POLICY-ALONE', 'a change of the rules') : [],
}

const startAlone: PathRule = {
  codes: ['START-ALONE'],
  check: (policy, { kind, changes }) =>
    kind === 'start' ? judgeOnly(policy, changes, [], 'START-ALONE', 'a Start commit') : [],
}

const layers: PathRule = {
  codes: ['LAYER-CLOSED', 'LAYER-FROZEN', 'LAYER-SPEC', 'LAYER-POLICY', 'LAYER-HELIX', 'PROGRESS-HAND'],
  check: (policy, facts) =>
    ['done', 'step', 'lane', 'amendment'].includes(facts.kind) ? judgeOpen(policy, facts) : [],
}

export const pathRules: readonly PathRule[] = [
  links,
  gitlinks,
  controls,
  names,
  appendOnly,
  policyAlone,
  startAlone,
  layers,
]

function having(changes: readonly Change[], asked: (change: Change) => boolean): Change[] {
  return changes.filter((change) => change.after !== null && asked(change))
}

function fileOf({ path, after }: Change): { path: string; mode: string } {
  return { path, mode: after?.mode ?? '' }
}

function judgeOnly(
  policy: Policy,
  changes: readonly Change[],
  allowed: LayerName[],
  code: string,
  what: string,
): Finding[] {
  const others = changes
    .map(({ path }) => path)
    .filter((path) => !isApprovalPath(path) && path !== manifestPath)
    .filter((path) =>
      allowed.length === 0 ? path !== progressPath : !allowed.includes(layerOf(policy, path)?.name ?? ''),
    )
  const [first] = others
  if (first === undefined) return []
  const held = layerNames(others.map((path) => layerOf(policy, path))).join(', ')
  const more = others.length > 1 ? ` and ${others.length - 1} more` : ''
  const message = `${what} stands alone; this one also changes ${first}${more} (${held || 'no layer'})`
  return [{ severity: 'error', code, message, where: { path: first }, fix: `git restore --staged ${first}` }]
}

function judgeOpen(policy: Policy, facts: PathFacts): Finding[] {
  const { kind, position, lane, changes, unfrozen, reconciled, mergedOnto } = facts
  const keeps = policy.lanes.some(({ id }) => id === 'keep')
  return [...new Set(changes.map(({ path }) => path))]
    .filter((path) => !(kind === 'done' && path === progressPath))
    .filter((path) => !(kind === 'amendment' && layerOf(policy, path)?.name === 'spec'))
    .flatMap((path) => {
      const finding = mayTouch(policy, position, path, lane)
      if (finding === null || (finding.code === 'LAYER-FROZEN' && unfrozen.has(path))) return []
      // Whether it says what the branches say is judged by its requirements.
      if (reconciled.has(path) && finding.code === 'LAYER-SPEC') return []
      if (finding.code === 'LAYER-SPEC' && mergedOnto !== undefined) {
        return [specInMerge(path, `git rebase ${mergedOnto.slice(0, 12)}`)]
      }
      if (keeps && reconciled.has(path) && mayTouch(policy, position, path, 'keep') === null) return []
      return [finding]
    })
}

/** A merge in which somebody says what the spec holds: that is for an amendment to say, which is drafted on the other one. */
export function specInMerge(path: string, rebase: string): Finding {
  const message = `${path}: this merge says what the spec holds, which is for an amendment to say, drafted anew on the other one`
  return {
    severity: 'error',
    code: 'LAYER-SPEC',
    message,
    where: { path },
    fix: `${rebase}, then: helix amend redraft`,
  }
}

function entry(code: string, path: string, what: string): Finding {
  return {
    severity: 'error',
    code,
    message: `${path} ${what}`,
    where: { path },
    fix: `git restore --staged ${shellWord(path)}`,
  }
}
