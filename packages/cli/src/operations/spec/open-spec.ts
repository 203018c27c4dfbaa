import { basename, dirname, join } from 'node:path'
import { type AgentSettings, HelixError } from '@helix/core'
import { type Git, headState, openGit, readFileAt } from '@helix/git'
import { playbookPath } from '@helix/playbook'
import { idsIn, parseSpec, type SpecDocument } from '@helix/spec'
import { mkdir, readFile } from 'node:fs/promises'
import { opensSpec } from '../../decide/commit-kind.ts'
import type { Io } from '../../io.ts'
import { openHere } from '../../repository/open.ts'
import { specPathOf } from './read-spec.ts'
import { specHistory } from '../../repository/spec/spec-history.ts'

/** The spec of the working tree, where it may be written. */
export interface OpenSpec {
  git: Git
  /** Below the root of the repository. */
  path: string
  /** null where no file is there yet. */
  document: SpecDocument | null
  /** Its lines end in CRLF, and shall again. */
  crlf: boolean
  /** Ids that any version of it had. */
  taken: Set<string>
  /** Who works here; null where Helix is not adopted yet. */
  agent: AgentSettings | null
}

/**
 * The spec, if this is the time to write it: the active step opens it, or the repository has not adopted Helix yet.
 * HelixErrors spec/closed, spec/not-utf8, `git/…`, `playbook/…`.
 */
export async function openSpec(io: Io): Promise<OpenSpec> {
  const spec = await findSpec(io)
  const { git, path } = spec
  const { commit: head } = await headState(git)
  if (head === null || (await readFileAt(git, head, playbookPath)) === null) return spec
  const { standing } = await openHere(io)
  const { policy, position } = standing
  if (!opensSpec(policy, position)) throw closed(path, position === 'idle' ? null : position.step)
  return { ...spec, agent: policy.agent }
}

/** The spec of the working tree, whether or not it may be written. HelixErrors spec/not-utf8, `git/…`, `playbook/…`. */
export async function findSpec(io: Io): Promise<OpenSpec> {
  const git = await openGit(io.cwd)
  const path = await specPathOf(git)
  const bytes = await readFile(join(git.root, path)).catch(unlessAbsent)
  const { commit: head } = await headState(git)
  const history = head === null ? [] : await specHistory(git, path, head)
  const taken = new Set(history.flatMap((text) => [...idsIn(text)]))
  return {
    git,
    path,
    document: bytes === null ? null : parseSpec(bytes),
    crlf: bytes?.includes('\r\n') ?? false,
    taken,
    agent: null,
  }
}

/** Writes the spec anew, with the line endings that it has. */
export async function writeSpec({ git, path, crlf }: OpenSpec, text: string): Promise<void> {
  const target = join(git.root, path)
  const { atomicWrite } = await import('../../repository/local/atomic-write.ts')
  await mkdir(dirname(target), { recursive: true })
  await atomicWrite(target, crlf ? text.replaceAll('\n', '\r\n') : text)
}

/** What the product is called, for a spec that has no title yet: as its package is, else as the folder of its repository. HelixError init/package-json. */
export async function productTitle({ git }: OpenSpec): Promise<string> {
  const manifest = await readFile(join(git.root, 'package.json'), 'utf8').catch(unlessAbsent)
  const { parseManifest } = await import('../init/packages/package-manifest.ts')
  const named = manifest === null ? '' : parseManifest(manifest).name
  // A linked worktree is called after a branch.
  return named || basename(basename(git.commonDir) === '.git' ? dirname(git.commonDir) : git.root)
}

function closed(path: string, step: string | null): HelixError {
  if (step === null) {
    const message = `no cycle is active, so ${path} is closed; a new cycle opens it, and an amendment changes it`
    return new HelixError('spec/closed', `${message} (helix amend "<why>")`, { hint: 'helix next --new "<idea>"' })
  }
  const message = `${path} is closed in ${step}: write the requirement into a copy, and amend it with a reason`
  return new HelixError('spec/closed', message, { hint: 'helix amend "<why>" --from <copy>' })
}

function unlessAbsent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
