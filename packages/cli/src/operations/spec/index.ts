import type { Finding } from '@helix/core'
import { openGit } from '@helix/git'
import { diffSpecs, lintSpec, parseSpec, type SpecDiff } from '@helix/spec'
import type { Io } from '../../io.ts'
import { type NamedSpec, readSpec, specOfRevision, specPathOf } from './read-spec.ts'

export interface LintedSpec extends NamedSpec {
  findings: Finding[]
}

/** What is wrong with a spec, with its place. HelixErrors: those of `readSpec`. */
export async function lintNamedSpec(io: Io, file: string | undefined): Promise<LintedSpec> {
  const { name, document } = await readSpec(io, file)
  const findings = lintSpec(document).map((finding) => ({ ...finding, where: { path: name, ...finding.where } }))
  return { name, document, findings }
}

export interface ComparedSpec {
  path: string
  revision: string
  before: string | null
  after: string
  diff: SpecDiff
}

/** Requirements of the working tree's spec against those of a revision. HelixErrors: those of `readSpec`. */
export async function compareSpec(io: Io, revision: string): Promise<ComparedSpec> {
  const git = await openGit(io.cwd)
  const path = await specPathOf(git)
  const [before, { document: after }] = await Promise.all([
    specOfRevision(git, revision, path),
    readSpec(io, undefined),
  ])
  const diff = diffSpecs(before ?? parseSpec(''), after)
  return { path, revision, before: before?.hash ?? null, after: after.hash, diff }
}
