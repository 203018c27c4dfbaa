import type { Finding, Increment, Oid } from '@helix/core'
import { type Git, mergeBaseBelow, readFileAt } from '@helix/git'
import type { SpecDocument } from '@helix/spec'

/** git merges lines: two changes of one requirement that do not touch each other merge without a word. AMEND-COLLISION. */
export async function judgeSpecCollision(
  git: Git,
  { parents }: Pick<Increment, 'parents'>,
  path: string,
  tip: Oid,
): Promise<Finding[]> {
  const [ours, theirs] = parents
  if (ours === undefined || theirs === undefined) return []
  const [one, other] = await Promise.all([ours, theirs].map((at) => readFileAt(git, at, path)))
  if (!one || !other || same(one, other)) return []
  const base = await mergeBaseBelow(git, tip, ours, theirs)
  const was = base === null ? null : await readFileAt(git, base, path)
  if (was === null || same(was, one) || same(was, other)) return []
  const { parseSpec } = await import('../../repository/spec/markdown-reader.ts')
  const specs = { before: parseSpec(was), left: parseSpec(one), right: parseSpec(other) }
  const [before, left, right] = [hashes(specs.before), hashes(specs.left), hashes(specs.right)]
  const around = await differAround(specs)
  const ids = [...new Set([...left.keys(), ...right.keys(), ...before.keys()])].filter(
    (id) => differ(before, left, id) && differ(before, right, id) && differ(left, right, id),
  )
  return [...ids, ...(around ? [null] : [])].map((id) => ({
    severity: 'error',
    code: 'AMEND-COLLISION',
    message: `${id ?? 'the text outside of requirements'} was changed on both branches, and git merged the lines`,
    where: { path, ...(id !== null && { name: id }) },
    fix: `git rebase ${ours.slice(0, 12)}, then: helix amend redraft`,
  }))
}

/** Purpose, interfaces and invariants are no requirements, and yet what a person approved. */
async function differAround(specs: Record<'before' | 'left' | 'right', SpecDocument>): Promise<boolean> {
  const { textAround } = await import('../../repository/spec/markdown-reader.ts')
  const [before, left, right] = [textAround(specs.before), textAround(specs.left), textAround(specs.right)]
  return left !== before && right !== before && left !== right
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

function hashes({ requirements }: SpecDocument): Map<string, string> {
  return new Map(requirements.map(({ id, hash }) => [id, hash]))
}

function differ(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>, id: string): boolean {
  return a.get(id) !== b.get(id)
}
