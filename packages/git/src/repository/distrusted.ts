import type { Git } from '../git.ts'
import { gitFailed, mustGit, runGit } from '../plumbing/run-git.ts'

/**
 * The same working tree, for one in which others worked: git starts no filter and no monitor of files there. Settings name such programs,
 * most often by a path from the working tree, which is theirs to write. git-lfs is none that lies there. HelixError `git/failed`.
 */
export async function distrusted(git: Git): Promise<Git> {
  const args = ['config', '--null', '--get-regexp', String.raw`^filter\..*\.(clean|smudge|process)$`]
  const answer = await runGit(git.root, args)
  if (answer.code !== 0 && answer.code !== 1) throw gitFailed(args, answer)
  const named = answer.stdout.toString('utf8').split('\0').flatMap(readFilter)
  const unstarted = new Set(named.filter(({ command }) => !lfs.test(command)).map(({ filter }) => filter))
  const settings = [...unstarted].flatMap((filter) =>
    ['clean=', 'smudge=', 'process=', 'required=false'].map((rest) => `filter.${filter}.${rest}`),
  )
  return { ...git, settings: ['core.fsmonitor=false', ...settings], unstarted }
}

/** For a process that reads an index or a working tree: also whoever only writes a tree looks at files that may have changed. */
export function settingsOf({ settings = [] }: Git): string[] {
  return settings.flatMap((setting) => ['-c', setting])
}

const lfs = /^git-lfs (?:clean|smudge|filter-process)(?: -- %f)?$/

/** git-config(1), `--null`: key and value with a newline between them. */
function readFilter(entry: string): { filter: string; command: string }[] {
  const end = entry.indexOf('\n')
  const filter = /^filter\.(.*)\.\w+$/s.exec(entry.slice(0, end))?.[1]
  return filter === undefined ? [] : [{ filter, command: entry.slice(end + 1) }]
}

/** Those of these paths whose attributes name a filter that is not started, with its name. */
export async function unfiltered(git: Git, paths: readonly string[]): Promise<{ path: string; filter: string }[]> {
  if (paths.length === 0 || !git.unstarted?.size) return []
  const input = paths.map((path) => `${path}\0`).join('')
  const answer = await mustGit(git.root, [...settingsOf(git), 'check-attr', '-z', '--stdin', 'filter'], { input })
  const words = answer.toString('utf8').split('\0')
  return paths.flatMap((path, at) => {
    const filter = words[at * 3 + 2] ?? ''
    return git.unstarted?.has(filter) === true ? [{ path, filter }] : []
  })
}
