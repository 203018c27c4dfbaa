import type { Finding } from '@helix/core'
import { openGit } from '@helix/git'
import { diffSpecs, lintSpec, parseSpec, type SpecDiff, type SpecDocument } from '@helix/spec'
import type { Io } from '../../io.ts'
import { type NamedSpec, readSpec, specPathOf } from './read-spec.ts'
import { readVersion, type SpecVersion } from './spec-version.ts'

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
