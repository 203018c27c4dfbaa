import { join, resolve } from 'node:path'
import { type Finding, HelixError } from '@helix/core'
import { headState, openGit } from '@helix/git'
import { diffSpecs, lintSpec, parseSpec, reusedIds, type SpecDiff, type SpecDocument } from '@helix/spec'
import type { Io } from '../../io.ts'
import { type NamedSpec, readSpec, specPathOf } from './read-spec.ts'
import { landedSpecs } from '../../repository/spec/spec-history.ts'
import { readVersion, type SpecVersion } from './spec-version.ts'

export interface LintedSpec extends NamedSpec {
  findings: Finding[]
}

/** What is wrong with a spec, with its place. HelixErrors: those of `readSpec`. */
export async function lintNamedSpec(io: Io, file: string | undefined): Promise<LintedSpec> {
  const { name, document } = await readSpec(io, file)
  const history = await historyOf(io, file)
  const findings = [...lintSpec(document), ...reusedIds(document, history)].map((finding) => ({
    ...finding,
    where: { path: name, ...finding.where },
  }))
  return { name, document, findings }
}

/** The versions that HEAD's history has of the spec, oldest first; none of a file that is another. */
async function historyOf(io: Io, file: string | undefined): Promise<string[]> {
  if (file === '-') return []
  const git = await openGit(io.cwd).catch(unlessNoRepository)
  if (git === null) return []
  const path = await specPathOf(git)
  if (file !== undefined && resolve(io.cwd, file) !== join(git.root, path)) return []
  const { commit: head } = await headState(git)
  return head === null ? [] : landedSpecs(git, path, head)
}

function unlessNoRepository(error: unknown): null {
  if (error instanceof HelixError && error.code === 'git/not-a-repo') return null
  throw error
}

export interface ComparedSpec {
  path: string
  before: SpecVersion
  after: SpecVersion
  diff: SpecDiff
}

/** Requirements of one version of the spec against another's: by default HEAD's and the working tree's. HelixErrors: those of `readVersion`. */
export async function compareSpec(io: Io, from: string | undefined, to: string | undefined): Promise<ComparedSpec> {
  const git = await openGit(io.cwd)
  const path = await specPathOf(git)
  const before = await readVersion(io, git, path, from ?? 'HEAD')
  const after = to === undefined ? await readSpec(io, undefined) : await readVersion(io, git, path, to)
  return { path, before, after, diff: diffSpecs(documentOf(before), documentOf(after)) }
}

function documentOf({ document }: SpecVersion): SpecDocument {
  return document ?? parseSpec('')
}
