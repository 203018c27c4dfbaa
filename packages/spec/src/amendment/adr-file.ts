import type { Finding } from '@helix/core'

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

/** Numbers that two files have, as parallel branches give them. */
export function checkAdrNumbers(paths: readonly string[]): Finding[] {
  const seen = new Map<number, string>()
  const findings: Finding[] = []
  for (const path of [...paths].sort()) {
    const number = adrNumber(path)
    if (number === null) continue
    const first = seen.get(number)
    if (first === undefined) seen.set(number, path)
    else {
      findings.push({
        severity: 'error',
        code: 'AMEND-NUMBER',
        message: `number ${number} is taken twice: by ${first} and by ${path}`,
        where: { path },
        fix: `helix amend renumber (gives the later one ${nextAdrNumber(paths)}; its approval stays valid)`,
      })
    }
  }
  return findings
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
