import type { Finding, Oid } from '@helix/core'
import { type Git, readTree } from '@helix/git'
import { pathRules } from '../../decide/paths/index.ts'

const codes = new Set(pathRules.flatMap((rule) => rule.codes))

/** The blob that a finding is about, null where there is none; undefined for one that is about no file of a change. */
export type BytesOf = (finding: Finding) => Oid | null | undefined

/**
 * Which bytes a rule on paths found fault with in a tree: who waives that has seen these and no others, so that the file is not changed
 * again on the same waiver.
 */
export async function bytesAt(git: Git, tree: Oid, findings: readonly Finding[]): Promise<BytesOf> {
  if (!findings.some(isAsked)) return () => undefined
  const blobs = new Map((await readTree(git, tree)).map(({ path, oid }) => [path, oid]))
  return (finding) => (isAsked(finding) ? (blobs.get(finding.where?.path ?? '') ?? null) : undefined)
}

function isAsked({ code, where }: Finding): boolean {
  return where?.path !== undefined && codes.has(code)
}
