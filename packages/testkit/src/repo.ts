import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Oid } from '@helix/core'
import { type GitAnswer, mustGit, runGit } from './repo-git.ts'
import { type Person, twoPeople } from './repo-people.ts'
import { type Cleanup, temporaryFolder } from './temporary-folder.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

export interface CommitOptions {
  /** Written (and everything staged) before the commit. */
  files?: Files
  author?: Person
  /** Seconds since the epoch, for author and committer; by default one minute after the repository's last commit. */
  date?: number
  allowEmpty?: boolean
}

export interface RepoOptions {
  files?: Files
  /** One commit for each, oldest first. */
  commits?: readonly (CommitOptions & { message: string })[]
  bare?: boolean
  /** Let the repository's hooks run; off by default. */
  hooks?: boolean
  cleanup?: Cleanup
}

/** The date of a test repository's first commit: 2026-01-01T00:00:00Z. */
export const firstDate = 1_767_225_600

/**
 * A real git repository in a temporary folder: branch `main`, fixed identity (Anna) and dates, so that equal steps give
 * equal object ids. Synchronous, so that a test reads as a list of what happened.
 */
export function aRepo(options: RepoOptions = {}): TestRepo {
  const root = temporaryFolder(options.cleanup)
  mustGit(root, ['init', '-q', '-b', 'main', '--template=', ...(options.bare ? ['--bare'] : [])])
  const repo = new TestRepo(root, options)
  for (const [path, content] of Object.entries(options.files ?? {})) repo.write(path, content)
  for (const { message, ...how } of options.commits ?? []) repo.commit(message, how)
  return repo
}

export class TestRepo {
  readonly root: string
  readonly #options: RepoOptions
  #now = firstDate - 60

  constructor(root: string, options: RepoOptions = {}) {
    this.root = root
    this.#options = options
    const { name, email } = twoPeople.anna
    // Each commit would start a process that asks whether there is anything to tidy up.
    const settings = `[user]\n\tname = ${name}\n\temail = ${email}\n[commit]\n\tgpgsign = false\n[maintenance]\n\tauto = false\n[receive]\n\tautogc = false\n`
    appendFileSync(join(root, options.bare ? 'config' : '.git/config'), settings)
  }

  /** Standard output without its last newline; throws when git fails. */
  git(...args: string[]): string {
    return mustGit(this.root, this.#guarded(args))
  }

  /** What git answered, also when it failed; standard output without its last newline. */
  tryGit(...args: string[]): GitAnswer {
    const answer = runGit(this.root, this.#guarded(args))
    return { ...answer, stdout: answer.stdout.replace(/\n$/, '') }
  }

  write(path: string, content: string | Uint8Array, mode?: number): this {
    const target = join(this.root, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, content)
    if (mode !== undefined) chmodSync(target, mode)
    return this
  }

  link(path: string, target: string): this {
    mkdirSync(dirname(join(this.root, path)), { recursive: true })
    symlinkSync(target, join(this.root, path))
    return this
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  remove(path: string): this {
    rmSync(join(this.root, path), { recursive: true })
    return this
  }

  /** Stages everything and commits with exactly these message bytes. */
  commit(message: string, options: CommitOptions = {}): Oid {
    for (const [path, content] of Object.entries(options.files ?? {})) this.write(path, content)
    this.git('add', '-A')
    const empty = options.allowEmpty ? ['--allow-empty'] : []
    const argv = ['commit', '-q', '--cleanup=verbatim', '--allow-empty-message', ...empty, '-F', '-']
    mustGit(this.root, this.#guarded(argv), this.#stamp(options), message)
    return this.head()
  }

  /** Merges branches or commits into the current branch, always with a merge commit; throws on a conflict. */
  merge(revs: string | readonly string[], message = 'Merge', options: CommitOptions = {}): Oid {
    const argv = ['merge', '-q', '--no-ff', '-m', message, ...[revs].flat()]
    mustGit(this.root, this.#guarded(argv), this.#stamp(options))
    return this.head()
  }

  /** Creates a branch at `from` (default: here) and switches to it. */
  branch(name: string, from = 'HEAD'): this {
    this.git('switch', '-q', '-c', name, from)
    return this
  }

  switchTo(name: string): this {
    this.git('switch', '-q', name)
    return this
  }

  head(rev = 'HEAD'): Oid {
    return (rev === 'HEAD' ? this.#plainHead() : null) ?? this.git('rev-parse', '--verify', rev)
  }

  /** The commit of the branch that is checked out, without a process; null where that takes git's own eyes. */
  #plainHead(): Oid | null {
    try {
      const [, ref] = /^ref: (refs\/heads\/.+)\n$/.exec(this.read('.git/HEAD')) ?? []
      const [oid] = ref === undefined ? [] : (/^[0-9a-f]{40}(?=\n$)/.exec(this.read(`.git/${ref}`)) ?? [])
      return oid ?? null
    } catch {
      return null // Bare, a worktree, or its references are packed.
    }
  }

  /** A clone in a temporary folder of its own; the origin is a `file://` URL, so that `--depth` works. */
  clone(...args: string[]): TestRepo {
    const root = temporaryFolder(this.#options.cleanup)
    mustGit(root, ['clone', '-q', '--template=', ...args, `file://${this.root}`, '.'])
    const bare = args.includes('--bare') || args.includes('--mirror')
    const clone = new TestRepo(root, { ...this.#options, bare })
    clone.#now = this.#now
    return clone
  }

  #guarded(args: readonly string[]): string[] {
    return this.#options.hooks ? [...args] : ['-c', 'core.hooksPath=/dev/null', ...args]
  }

  #stamp({ author = twoPeople.anna, date = this.#now + 60 }: CommitOptions): NodeJS.ProcessEnv {
    this.#now = date
    return {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: `${date} +0000`,
      GIT_COMMITTER_NAME: author.name,
      GIT_COMMITTER_EMAIL: author.email,
      GIT_COMMITTER_DATE: `${date} +0000`,
    }
  }
}
