import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { HelixError } from '@helix/core'
import { authorsOf, type Git, headState, openGit, readTree, status } from '@helix/git'
import { globProblem, playbookPath } from '@helix/playbook'
import { typed } from '../../decide/command-line.ts'
import type { Io } from '../../io.ts'
import { readLocal } from '../../repository/local/local-state.ts'
import { pnpmPackages } from '@helix/gates'
import { type GeneratedManifest, manifestPath, parseGeneratedManifest } from '../../repository/generated-manifest.ts'
import { isPythonRepository, listingsIn } from './find-python.ts'
import { findPlaywright } from './find-playwright.ts'
import { memberFolders } from './member-folders.ts'
import { nodeOnPath } from './packages/node-on-path.ts'
import { type PackageManifest, parseManifest } from './packages/package-manifest.ts'
import { servingSources } from './serving-sources.ts'

/** What `helix init` sees of a repository before it decides anything. */
export interface Ground {
  git: Git
  name: string
  manifest: PackageManifest
  /** `.npmrc` or `.gitignore` keeps the lockfile out of the repository. */
  unlocked: boolean
  /** Globs of the folders of a workspace that are packages of their own. */
  workspaces: string[]
  /** Texts of the files that list what a Python repository needs; null where a package.json says what this is. */
  listings: string[] | null
  /** Paths that git knows or would add. */
  paths: string[]
  /** Sources of the product that serve HTTP. */
  serving: string[]
  /** The folder of the tests that Playwright drives; null where it drives none. */
  playwright: string | null
  submodules: string[]
  /** What an earlier `helix init` generated; null in a repository that never had Helix. */
  generated: GeneratedManifest | null
  /** HEAD has a playbook. */
  adopted: boolean
  /** Addresses of those who have committed. */
  authors: string[]
  /** The Node that starts package managers and the product's own programs; null where that is not known. */
  node: string | null
  /** The text of .gitignore, empty where there is none. */
  ignored: string
}

/**
 * HelixErrors: `git/…`, repository/unborn, init/no-package-json, init/package-json, init/manifest.
 */
export async function gatherGround(io: Io): Promise<Ground> {
  const git = await openGit(io.cwd)
  const { commit } = await headState(git)
  if (commit === null) throw unborn(git)
  const text = await readLocal(join(git.root, 'package.json'))
  const [tree, { staged, untracked }, authors, node] = await Promise.all([
    readTree(git, commit),
    status(git),
    authorsOf(git, { to: commit }),
    nodeOnPath(io),
  ])
  const known = tree.map(({ path }) => path)
  const paths = [...new Set([...known, ...staged, ...untracked])].toSorted()
  if (text === null && !isPythonRepository(paths)) throw noStack(git, paths)
  const manifest = parseManifest(text ?? '{}')
  const listed = pnpmPackages((await readLocal(join(git.root, 'pnpm-workspace.yaml'))) ?? '')
  const [generated, ignored] = await Promise.all(
    [manifestPath, '.gitignore'].map((path) => readLocal(join(git.root, path))),
  )
  return {
    git,
    name: manifest.name || basename(git.root),
    manifest,
    unlocked: await keepsNoLock(git, ignored ?? ''),
    workspaces: workspaceGlobs([...manifest.workspaces, ...listed]),
    listings: text === null ? [...(await readPresent(git, listingsIn(paths))).values()] : null,
    paths,
    serving: text === null ? [] : servingSources(git.root, paths),
    playwright: text === null ? null : await findPlaywright(git.root, manifest, paths),
    submodules: tree.filter(({ mode }) => mode === '160000').map(({ path }) => path),
    generated: generated == null ? null : parseGeneratedManifest(generated),
    adopted: known.includes(playbookPath),
    authors,
    node,
    ignored: ignored ?? '',
  }
}

async function keepsNoLock({ root }: Git, ignored: string): Promise<boolean> {
  const npmrc = await readLocal(join(root, '.npmrc'))
  return /^package-lock\s*=\s*false\s*$/m.test(npmrc ?? '') || /^\/?package-lock\.json\s*$/m.test(ignored)
}

/** Globs as Helix writes them: what is taken out again, and the root itself, are no folders of packages. */
function workspaceGlobs(globs: readonly string[]): string[] {
  const trimmed = globs.map((glob) => glob.replace(/^\.\//, '').replace(/\/$/, ''))
  return [...new Set(trimmed)].filter((glob) => globProblem(glob) === undefined && glob !== '.')
}

function noStack({ root }: Git, paths: readonly string[]): HelixError {
  const members = memberFolders(paths)
  const bare = `${root} holds no package.json and no Python; Helix sets up JavaScript, TypeScript and Python`
  const folded = `${root} has packages in ${members.join(', ')}, and no package.json at its top that names them`
  const workspaces = typed(members.map((folder) => `workspaces[]=${folder}`))
  const other = paths.includes(playbookPath)
    ? 'for your own playbook.yml: helix init --hooks'
    : 'npm init -y (or write a pyproject.toml), commit it, then: helix init; in another language: write playbook.yml, then: helix init --hooks'
  const [message, hint] =
    members.length === 0
      ? [bare, other]
      : [folded, `at the top: npm init -y && npm pkg set ${workspaces} && npm install, commit it, then: helix init`]
  return new HelixError('init/no-package-json', message, { hint, where: { path: 'package.json' } })
}

/** Adoption is counted from a commit. What has to be there before it follows from what is there already. */
function unborn({ root }: Git): HelixError {
  const has = (name: string): boolean => existsSync(join(root, name))
  const isBare = !['package.json', 'pyproject.toml', 'setup.py', 'requirements.txt'].some(has)
  const steps = [
    ...(isBare ? ['npm init -y'] : []),
    // Else everything that is installed would be committed.
    ...(has('node_modules') && !has('.gitignore') ? ['echo node_modules > .gitignore'] : []),
    'git add -A',
    'git commit -m "chore: begin"',
    'helix init',
  ]
  return new HelixError('repository/unborn', 'this repository has no commit yet, so there is nothing to stand on', {
    hint: steps.join(' && '),
  })
}

/** The texts of those files that are there. HelixError init/not-a-file. */
export async function readPresent(git: Git, paths: readonly string[]): Promise<Map<string, string>> {
  const texts = await Promise.all(paths.map((path) => readText(git, path)))
  return new Map(paths.flatMap((path, index) => (texts[index] == null ? [] : [[path, texts[index]]])))
}

async function readText(git: Git, path: string): Promise<string | null> {
  try {
    return await readFile(join(git.root, path), 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw new HelixError('init/not-a-file', `${path} is in the way: it is not a file that can be read`, {
      hint: `move ${path} away, then: helix init`,
      where: { path },
      cause,
    })
  }
}
