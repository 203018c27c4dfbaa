import { shellWord, type Change, type Finding, type Oid, type Policy, type Position, type StepId } from '@helix/core'
import type { CommitKind } from '../commit-kind.ts'

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

/** The changes that leave something there, and of which this is so. */
export function having(changes: readonly Change[], asked: (change: Change) => boolean): Change[] {
  return changes.filter((change) => change.after !== null && asked(change))
}

/** What is wrong with an entry of the tree. */
export function entry(code: string, path: string, what: string): Finding {
  return {
    severity: 'error',
    code,
    message: `${path} ${what}`,
    where: { path },
    fix: `git restore --staged ${shellWord(path)}`,
  }
}
