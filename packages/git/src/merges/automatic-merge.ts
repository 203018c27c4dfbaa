import type { Oid } from '@helix/core'
import { requireGitVersion } from '../repository/git-version.ts'
import type { Git } from '../git.ts'
import { gitFailed, runGit } from '../plumbing/run-git.ts'

export interface AutomaticMerge {
  /** What git would commit; with conflicts, the files hold conflict markers. */
  tree: Oid
  clean: boolean
}

/** Two commits that are merged. */
export type Sides = readonly [ours: Oid, theirs: Oid]

const known = new WeakMap<Git, Map<string, AutomaticMerge | null>>()

/**
 * What git makes of two commits by itself, without a working tree; null of unrelated histories.
 * HelixError `git/too-old` before git 2.38.
 */
export async function automaticMerge(git: Git, ours: Oid, theirs: Oid): Promise<AutomaticMerge | null> {
  const held = mergesOf(git).get(nameOf([ours, theirs]))
  return held === undefined ? mergeAlone(git, ours, theirs) : held
}

/** Works out many merges with one process, so that `automaticMerge` answers at once; one that git refuses costs two more. */
export async function mergeAhead(git: Git, all: readonly Sides[]): Promise<void> {
  const merges = mergesOf(git)
  for (let left = all; left.length > 0;) {
    const input = left.map((sides) => `${nameOf(sides)}\n`).join('')
    const answer = await runGit(git.root, [...mergeTree, '--stdin'], { input })
    const told = parseMerges(answer.stdout.toString('latin1'))
    for (const [at, merge] of told.entries()) merges.set(nameOf(left[at] ?? ['', '']), merge)
    const refused = left[told.length]
    if (refused === undefined) return
    // git ends with the first that it cannot merge; older ones do not read a list.
    merges.set(nameOf(refused), await mergeAlone(git, ...refused))
    left = left.slice(told.length + 1)
  }
}

// As git does it unless somebody set it otherwise: a merge that an honest person made is that of every machine which judges it.
const mergeTree = [
  '-c', 'merge.renames=true', '-c', 'merge.directoryRenames=conflict', '-c', 'merge.renormalize=false', '-c', 'merge.renameLimit=7000',
  '-c', 'core.attributesFile=/dev/null',
  'merge-tree', '--write-tree', '--no-messages',
] // prettier-ignore

function mergesOf(git: Git): Map<string, AutomaticMerge | null> {
  const merges = known.get(git) ?? new Map<string, AutomaticMerge | null>()
  known.set(git, merges)
  return merges
}

function nameOf([ours, theirs]: Sides): string {
  return `${ours} ${theirs}`
}

/** git-merge-tree(1), INPUT FORMAT: `1` or `0`, the tree, the files in conflict, each ended by NUL, and one NUL more. */
function parseMerges(text: string): AutomaticMerge[] {
  const answers = text.split('\0\0').slice(0, -1)
  return answers.map((answer) => {
    const [clean, tree = ''] = answer.split('\0')
    return { tree, clean: clean === '1' }
  })
}

async function mergeAlone(git: Git, ours: Oid, theirs: Oid): Promise<AutomaticMerge | null> {
  const args = [...mergeTree, ours, theirs]
  const answer = await runGit(git.root, args)
  const tree = /^[0-9a-f]{40,64}/.exec(answer.stdout.toString('latin1'))?.[0]
  // git-merge-tree(1), EXIT STATUS: 0 clean, 1 conflicts, anything else a failure.
  if (tree !== undefined && (answer.code === 0 || answer.code === 1)) return { tree, clean: answer.code === 0 }
  if (answer.stderr.includes('refusing to merge unrelated histories')) return null
  await requireGitVersion(git.root, [2, 38])
  throw gitFailed(args, answer)
}
