const longestSlug = 60
const adrPath = /^(.*\/)?(\d{4,6})-([a-z0-9-]+)\.md$/

/** `0012-why-discounts-round-down.md`: four digits, then the title as a slug that begins with `why`. */
export function adrFileName(number: number, title: string): string {
  const slug = slugOf(title)
  return `${String(number).padStart(4, '0')}-${slug.startsWith('why-') ? slug : `why-${slug}`}.md`
}

/** The number in an ADR's path, null where the file is no ADR. */
export function adrNumber(path: string): number | null {
  const digits = adrPath.exec(path)?.[2]
  return digits === undefined ? null : Number(digits)
}

/** One more than the highest number among the paths; 1 for none. */
export function nextAdrNumber(paths: readonly string[]): number {
  return Math.max(0, ...paths.map((path) => adrNumber(path) ?? 0)) + 1
}

/** Lower-case ASCII words joined by dashes, at most 60 characters, cut at a word; `change` for titles without any. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let slug = words[0]?.slice(0, longestSlug) ?? 'change'
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > longestSlug) break
    slug += `-${word}`
  }
  return slug
}
