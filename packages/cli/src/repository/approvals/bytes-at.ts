import type { Finding, Oid } from '@helix/core'
import { type Git, readTree } from '@helix/git'
import { pathRules } from '../../decide/paths/index.ts'

const codes = new Set(pathRules.flatMap((rule) => rule.codes))

/** The blob that a finding is about, null where there is none; undefined for one that is about no file of a change. */
export type BytesOf = (finding: Finding) => Oid | null | undefined

/**
 * Which bytes a rule on paths, or on what a change makes of tests and sources, found fault with in a tree: who waives that has seen
 * these and no others, so that the file is not changed again on the same waiver.
 */
export async function bytesIn(git: Git, tree: Oid): Promise<BytesOf> {
  const blobs = new Map((await readTree(git, tree)).map(({ path, oid }) => [path, oid]))
  return (finding) => (isAsked(finding) ? (blobs.get(finding.where?.path ?? '') ?? null) : undefined)
}

/** As `bytesIn`, for findings that are known already: the tree is read where one of them asks for it. */
export async function bytesAt(git: Git, tree: Oid, findings: readonly Finding[]): Promise<BytesOf> {
  return findings.some(isAsked) ? bytesIn(git, tree) : () => undefined
}

function isAsked({ code, where }: Finding): boolean {
  return where?.path !== undefined && (codes.has(code) || code.startsWith('INTEGRITY-'))
}
