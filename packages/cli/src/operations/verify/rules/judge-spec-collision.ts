import type { Finding, Increment, Oid } from '@helix/core'
import { type Git, mergeBaseBelow, readFileAt } from '@helix/git'
import type { SpecDocument } from '@helix/spec'

/** A merge of two texts of the spec, each changed since they went apart. */
interface Joined {
  before: SpecDocument
  left: SpecDocument
  right: SpecDocument
}

/** git merges lines: two changes of one requirement that do not touch each other merge without a word. AMEND-COLLISION. */
export async function judgeSpecCollision(
  git: Git,
  { parents }: Pick<Increment, 'parents'>,
  path: string,
  tip: Oid,
): Promise<Finding[]> {
  const joined = await readJoined(git, parents, path, tip)
  if (joined === null) return []
  const parts = await partsOf(joined)
  return parts
    .filter(isCollision)
    .map((part) => finding(part, parents, path, 'was changed on both branches, and git merged the lines'))
}

/**
 * The same where lines met and somebody wrote the result: it says of each requirement, and around them, what the branch says that
 * changed it. AMEND-COLLISION. Null where one of them left the spec as it was.
 */
export async function judgeJoinedSpec(
  git: Git,
  { parents, tree }: Pick<Increment, 'parents' | 'tree'>,
  path: string,
  tip: Oid,
): Promise<Finding[] | null> {
  const [joined, bytes] = await Promise.all([readJoined(git, parents, path, tip), readFileAt(git, tree, path)])
  if (joined === null || bytes === null) return null
  const { parseSpec } = await import('../../../repository/spec/markdown-reader.ts')
  const parts = await partsOf(joined, parseSpec(bytes))
  return parts.flatMap((part) => {
    if (isCollision(part))
      return finding(part, parents, path, 'was changed on both branches; no merge can say which one holds')
    const { before, left, right, result } = part
    const meant = left === before ? right : left
    return result === meant ? [] : finding(part, parents, path, 'is in this merge as neither branch has it')
  })
}

/** null where one of the branches left the spec as it was, or deleted it. */
async function readJoined(git: Git, [ours, theirs]: readonly Oid[], path: string, tip: Oid): Promise<Joined | null> {
  if (ours === undefined || theirs === undefined) return null
  const [one, other] = await Promise.all([ours, theirs].map((at) => readFileAt(git, at, path)))
  if (!one || !other || same(one, other)) return null
  const base = await mergeBaseBelow(git, tip, ours, theirs)
  // Both may have written the first one.
  const was = (base === null ? null : await readFileAt(git, base, path)) ?? new Uint8Array()
  if (same(was, one) || same(was, other)) return null
  const { parseSpec } = await import('../../../repository/spec/markdown-reader.ts')
  return { before: parseSpec(was), left: parseSpec(one), right: parseSpec(other) }
}

/** A requirement, or with null what stands around them, by digest in each text; undefined where it is not. */
interface Part {
  id: string | null
  before: string | undefined
  left: string | undefined
  right: string | undefined
  result: string | undefined
}

async function partsOf({ before, left, right }: Joined, result = before): Promise<Part[]> {
  const { textAround } = await import('../../../repository/spec/markdown-reader.ts')
  const texts = { before, left, right, result }
  const of = (read: (spec: SpecDocument) => string | undefined) => ({
    before: read(texts.before),
    left: read(texts.left),
    right: read(texts.right),
    result: read(texts.result),
  })
  const ids = [left, right, before, result].flatMap(({ requirements }) => requirements.map(({ id }) => id))
  return [
    ...[...new Set(ids)].map((id) => ({ id, ...of((spec) => hashOf(spec, id)) })),
    // Purpose, interfaces and invariants are no requirements, and yet what a person approved.
    { id: null, ...of(textAround) },
  ]
}

function isCollision({ before, left, right }: Part): boolean {
  return left !== before && right !== before && left !== right
}

function finding({ id }: Part, [ours = '']: readonly Oid[], path: string, what: string): Finding {
  return {
    severity: 'error',
    code: 'AMEND-COLLISION',
    message: `${id ?? 'the text outside of requirements'} ${what}`,
    where: { path, ...(id !== null && { name: id }) },
    fix: `git rebase ${ours.slice(0, 12)}, then: helix amend redraft`,
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

/** One that stands twice is another than one that stands once. */
function hashOf({ requirements }: SpecDocument, id: string): string | undefined {
  const found = requirements.filter((requirement) => requirement.id === id)
  return found.length === 0 ? undefined : found.map(({ hash }) => hash).join(' ')
}
