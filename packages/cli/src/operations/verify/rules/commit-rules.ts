import type { Finding } from '@helix/core'
import { adrNumber } from '@helix/spec'
import { opensSpec } from '../../../decide/commit-kind.ts'
import { type IncrementRules, incrementRules } from '../../../decide/increment.ts'
import type { CommitFacts } from '../increments/commit-request.ts'
import { type MergeRule, mergeRules } from '../increments/merge-rules.ts'
import type { CommitRule } from './commit-rule.ts'
import { judgeAmendment } from './judge-amendment.ts'
import { asksApproval, judgeApprovals } from './judge-approvals.ts'
import { judgeGoneAmendments } from './judge-gone-amendments.ts'
import { judgeKept, judgeMerged } from './judge-kept-tests.ts'
import { changesWhatIsRead, judgeReadable } from './judge-readable.ts'
import { judgeReusedIds } from './judge-reused-ids.ts'
import { judgeShownFile, showsPosition } from './judge-shown-file.ts'
import { judgeSigning, movesPolicy } from './judge-signing.ts'
import { judgeJoinedSpec, judgeSpecCollision } from './judge-spec-collision.ts'
import { judgeMergedSpec } from './judge-merged-spec.ts'
import { judgeThawed } from './judge-thawed.ts'
import { adrNumbers, collisions } from './tip-rules.ts'

const encoding = flawRule('COMMIT-ENCODING')
const author = flawRule('COMMIT-AUTHOR')

/** What of a commit's texts could not be read truthfully. */
function flawRule(code: string): CommitRule {
  const found = ({ standing, stand }: CommitFacts): Finding[] =>
    (standing.flaws.get(stand.increment.commit) ?? []).filter((flaw) => flaw.code === code)
  return { codes: [code], concerns: (facts) => found(facts).length > 0, check: (_, facts) => found(facts) }
}

const trailers: CommitRule = {
  codes: ['TRAILER-BOTH', 'TRAILER-START', 'TRAILER-CYCLE', 'TRAILER-DONE'],
  concerns: ({ stand: { before, after } }) => after.findings.length > before.findings.length,
  check: (_, { stand: { before, after } }) => after.findings.slice(before.findings.length),
}

const shown: CommitRule = { codes: ['BEACON-DIFFERS'], concerns: showsPosition, check: judgeShownFile }

const amendment: CommitRule = {
  codes: [
    'AMEND-MISSING',
    'AMEND-BASE',
    'AMEND-RESULT',
    'AMEND-STALE',
    'AMEND-UNLISTED',
    'AMEND-LISTED',
    'AMEND-MEANING',
    'AMEND-SOUND',
    'AMEND-WHY',
    'AMEND-APPROVAL',
  ],
  concerns: ({ sorted, own }) =>
    sorted.kind === 'amendment' || own.changes.some(({ path }) => adrNumber(path) !== null),
  check: judgeAmendment,
}

/** An amendment stays on record. */
const goneAmendments: CommitRule = {
  codes: ['AMEND-GONE'],
  concerns: ({ own }) => own.changes.some(({ path, before }) => before !== null && adrNumber(path) !== null),
  check: judgeGoneAmendments,
}

/** Ids of a spec are given once. */
const reusedIds: CommitRule = {
  codes: ['SPEC-REUSED'],
  concerns: ({ own, policy }) => own.changes.some(({ path }) => path === policy.spec.path),
  check: judgeReusedIds,
}

/** Two branches may have changed one requirement in lines that git merges. Where the spec is open, its approval is yet to come. */
const specCollision: CommitRule = {
  codes: ['AMEND-COLLISION'],
  concerns: ({ own, policy, stand }) =>
    !opensSpec(policy, stand.before.position) && (own.merge === 'automatic' || own.reconciled.has(policy.spec.path)),
  async check(git, { own, stand, policy, standing }) {
    const judge = own.merge === 'automatic' ? judgeSpecCollision : judgeJoinedSpec
    return (await judge(git, stand.increment, policy.spec.path, standing.commit)) ?? []
  },
}

/** What commits outside of the active step may not do to tests. */
const tests: CommitRule = {
  codes: ['INTEGRITY-BODY', 'INTEGRITY-LOST', 'SOURCE-UNREADABLE'],
  concerns: ({ sorted, own }) => own.merge !== 'none' || sorted.lane === 'keep',
  check(git, { stand: { increment, before }, sorted, own: { changes, merge } }) {
    if (merge === 'none') return judgeKept(git, { lane: sorted.lane, changes, tree: increment.tree })
    return merge === 'by-hand' && before.position === 'idle' ? judgeMerged(git, increment, changes) : []
  },
}

const frozen: CommitRule = {
  codes: ['LAYER-FROZEN'],
  concerns: ({ own, stand }) => own.merge !== 'none' && stand.before.position !== 'idle',
  check: judgeThawed,
}

const mergedSpec: CommitRule = {
  codes: ['LAYER-SPEC'],
  concerns: ({ own, stand }) => own.merge !== 'none' && stand.before.position !== 'idle',
  check: judgeMergedSpec,
}

const approvals: CommitRule = {
  codes: ['APPROVAL-AWAITED', 'APPROVAL-EXPIRED', 'APPROVAL-BY-AUTHOR'],
  concerns: asksApproval,
  check: judgeApprovals,
}

const signing: CommitRule = {
  codes: ['SIGNING-DROPPED', 'SIGNING-LOCKED'],
  concerns: ({ policy, stand }) => movesPolicy(policy, stand.increment.changes),
  check: judgeSigning,
}

const readable: CommitRule = {
  codes: ['COMMIT-UNREADABLE'],
  concerns: changesWhatIsRead,
  check: judgeReadable,
}

/** Every rule that a single commit of a range is judged by. */
export interface CommitRules extends IncrementRules {
  merges: readonly MergeRule[]
  commits: readonly CommitRule[]
}

export const commitRules: CommitRules = {
  ...incrementRules,
  merges: mergeRules,
  commits: [
    encoding,
    author,
    readable,
    trailers,
    shown,
    collisions,
    amendment,
    goneAmendments,
    reusedIds,
    specCollision,
    adrNumbers,
    tests,
    frozen,
    mergedSpec,
    approvals,
    signing,
  ],
}
