/** Helix's own keys, in the order in which they end a canonical block. */
export const helixKeys = ['Helix-Spec', 'Helix-Lane', 'Helix-Start', 'Helix-Done', 'Helix-Run'] as const

/** Known trailer keys in the order in which a canonical block holds them; unknown ones come after `Closes`. */
const before = ['Covers', 'Refs', 'BREAKING-CHANGE', 'Fixes', 'Closes'] as const
const after = ['Cherry-picked-from', 'Assisted-by', 'Co-authored-by', 'Signed-off-by', ...helixKeys] as const
const alsoKnown = new Set(['cc', 'resolves', 'see', 'link', 'bug', 'issue', 'depends-on', 'related-to', 'relates-to'])

const canonical = new Map([...before, ...after].map((key) => [key.toLowerCase(), key]))
canonical.set('breaking change', 'BREAKING-CHANGE')

const sections = new Set(['why', 'change', 'validation'])

/** `BREAKING CHANGE` becomes `BREAKING-CHANGE`: with the blank, git reads no trailer of the whole block. */
export function canonicalKey(key: string): string {
  return canonical.get(key.toLowerCase()) ?? key
}

/** Whether a key is one that people and tools use for trailers, so that a line with it is no prose. */
export function isKnownKey(key: string): boolean {
  const lower = key.toLowerCase()
  return canonical.has(lower) || alsoKnown.has(lower) || /-(?:by|id)$/.test(lower) || lower.startsWith('helix-')
}

/** Whether a key decides something: such a trailer stands once, and in the block only. */
export function isDecidingKey(key: string): boolean {
  const lower = key.toLowerCase()
  return lower === 'covers' || lower.startsWith('helix-')
}

/** `Why`, `Change` and `Validation` look like trailers to git; to Helix they never are. */
export function isSectionKey(key: string): boolean {
  return sections.has(key.toLowerCase())
}

/** Where a key stands in a canonical block. */
export function keyRank(key: string): number {
  const known = canonicalKey(key)
  const early = before.findIndex((held) => held === known)
  const late = after.findIndex((held) => held === known)
  if (early >= 0) return early
  return late >= 0 ? before.length + 1 + late : before.length
}
