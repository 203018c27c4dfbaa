import { existsSync } from 'node:fs'
import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { plainConfig, readTree } from '@helix/git'
import { layerOf } from '@helix/playbook'
import { type Box, removeFolder } from '@helix/process'
import { isOrder } from './agent-orders.ts'
import type { EnclosedRun } from './enclosed-run.ts'

/** What programs of a run find, and what of it they may change. */
export async function boxOf(run: EnclosedRun, network: Box['network']): Promise<Box> {
  const { worktree, home } = run
  const { folder, of, linked } = worktree
  const { root } = of
  const git = run.outline === null ? await historyOf(run) : await outlineOf(run, run.outline)
  return {
    writable: [folder, home],
    readable: [...linked.map((path) => join(root, path)), ...(await lockedIn(run)), ...git.readable],
    emptied: [...new Set([root, homedir()])].filter((path) => path !== '/' && existsSync(path)).concat(git.emptied),
    replaced: git.replaced,
    home,
    temporary: join(home, 'tmp'),
    network,
  }
}

type GitPlaces = Required<Pick<Box, 'readable' | 'emptied' | 'replaced'>>

/** The repository's own git directory, without its settings, hooks and what Helix keeps there. */
async function historyOf({ worktree: { of }, home }: EnclosedRun): Promise<GitPlaces> {
  const { commonDir } = of
  const config = `${home}.gitconfig`
  await writeAnew(config, await plainConfig(of))
  const emptied = ['hooks', 'helix', 'lfs'].map((name) => join(commonDir, name)).filter((path) => existsSync(path))
  const settings = ['config', 'config.worktree'].map((name) => join(commonDir, name)).filter((path) => existsSync(path))
  const alternates = await readFile(join(commonDir, 'objects/info/alternates'), 'utf8').catch(() => '')
  return {
    readable: [commonDir, ...alternates.split('\n').filter(isAbsolute)],
    emptied,
    replaced: Object.fromEntries(settings.map((path) => [path, config])),
  }
}

/** One commit in the place of the history. */
async function outlineOf({ worktree: { folder }, home }: EnclosedRun, outline: string): Promise<GitPlaces> {
  const link = `${home}.gitfile`
  await writeAnew(link, `gitdir: ${outline}\n`)
  return { readable: [outline], emptied: [], replaced: { [join(folder, '.git')]: link } }
}

/** What each start of a run writes may be torn by a kill, which so leaves no draft behind. */
async function writeAnew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

/** What a program may not change in its own worktree, as far as it is there. */
async function lockedIn({ worktree: { folder, of, base }, policy, outline }: EnclosedRun): Promise<string[]> {
  const names = (await readTree(of, base)).flatMap(({ path }) => {
    const layer = layerOf(policy, path)?.name
    if (layer === 'helix') return ['.helix']
    return layer === 'policy' || isOrder(path) ? [path] : []
  })
  const all = [...(outline === null ? ['.git'] : []), ...names].map((path) => join(folder, path))
  const found = await Promise.all([...new Set(all)].map(async (path) => ((await isPlain(path)) ? [path] : [])))
  return found.flat()
}

async function isPlain(path: string): Promise<boolean> {
  const held = await lstat(path).catch(() => null)
  return held !== null && (held.isFile() || held.isDirectory())
}

/** Takes away a home and what was written beside it. */
export async function removeHome(home: string): Promise<void> {
  for (const suffix of ['', '.gitconfig', '.gitfile', '.git']) {
    await removeFolder(`${home}${suffix}`)
  }
}
