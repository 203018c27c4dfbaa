/** How far a commit moves the version (Semantic Versioning 2.0.0). */
export type Bump = 'major' | 'minor' | 'patch'

const form = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/

/** The highest of the texts that are versions `X.Y.Z`; null for none. Pre-releases and builds are no releases. */
export function newestVersion(texts: readonly string[]): string | null {
  const versions = texts.filter((text) => form.test(text))
  return versions.toSorted(compare).at(-1) ?? null
}

/** The version after `before` that holds all of `bumps`; before 1.0.0 what breaks moves the minor number (SemVer section 4). */
export function bump(before: string | null, bumps: readonly Bump[]): string {
  if (before === null) return '0.1.0'
  const [major = 0, minor = 0, patch = 0] = numbers(before)
  if (bumps.includes('major')) return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`
  if (bumps.includes('minor')) return `${major}.${minor + 1}.0`
  return `${major}.${minor}.${patch + 1}`
}

function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)]
  return left.map((number, at) => number - (right[at] ?? 0)).find((apart) => apart !== 0) ?? 0
}

function numbers(version: string): number[] {
  return version.split('.').map(Number)
}
