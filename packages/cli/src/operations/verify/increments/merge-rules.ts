import type { Finding, Oid } from '@helix/core'
import type { AutomaticMerge } from '@helix/git'

/** A commit's parents, and what git makes of the first two by itself; null of histories that share no commit. */
interface Ancestry {
  parents: readonly Oid[]
  automatic: AutomaticMerge | null
  /** One of the two holds all of the other, and the commit holds more than both. */
  pretended: boolean
}

/** Why a commit cannot be compared with what git would have made. */
export interface MergeRule {
  finding: Finding
  breaks(ancestry: Ancestry): boolean
}

const oneByOne = 'merge or rebase the branches one by one'
const filesAlone =
  'take the files in without their history, where the merge is the newest commit: git reset --soft HEAD^1 && git commit'

export const mergeRules: readonly MergeRule[] = [
  {
    finding: {
      severity: 'error',
      code: 'MERGE-UNRELATED',
      message: 'this commit has no parent: its history begins beside the branch',
      fix: filesAlone,
    },
    breaks: ({ parents }) => parents.length === 0,
  },
  {
    finding: {
      severity: 'error',
      code: 'MERGE-OCTOPUS',
      message: 'this merge has more than two parents',
      fix: oneByOne,
    },
    breaks: ({ parents }) => parents.length > 2,
  },
  {
    finding: {
      severity: 'error',
      code: 'MERGE-UNRELATED',
      message: 'this merge joins histories that share no commit',
      fix: filesAlone,
    },
    breaks: ({ parents, automatic }) => parents.length === 2 && automatic === null,
  },
  {
    finding: {
      severity: 'error',
      code: 'MERGE-PRETENDED',
      message: 'one parent of this merge holds all of the other, and yet it changes something of its own',
      fix: 'commit the change by itself, with one parent',
    },
    breaks: ({ pretended }) => pretended,
  },
]
