import { join } from 'node:path'

/** What kills its own mutants, with the tests beside it and no others. */
export interface Part {
  name: string
  folder: string
}

/** What is mutated in one run: a part, or one folder or file of it. All tests of the part may kill it. */
export interface Scope {
  /** As asked for: `spec`, `spec/import`, `spec/import/labels.ts`. */
  name: string
  part: Part
  /** From the repository's root. */
  path: string
}

/** The pure packages, and the deciding half of the gates. */
export const parts: readonly Part[] = [
  { name: 'core', folder: 'packages/core/src' },
  { name: 'spec', folder: 'packages/spec/src' },
  { name: 'commits', folder: 'packages/commits/src' },
  { name: 'evidence', folder: 'packages/evidence/src' },
  { name: 'playbook', folder: 'packages/playbook/src' },
  { name: 'gates', folder: 'packages/gates/src/decide' },
]

/** Not mutated: tests, what only tests use, and the notes that `helix why CODE` prints (prose). */
const spared = ['**/*.test.ts', '**/testing/**', '**/fixtures/**', '**/codes.ts', '**/codes/**']

/** Null for a name that begins with no part. */
export function scopeNamed(name: string): Scope | null {
  const [first, ...rest] = name.split('/')
  const part = parts.find((candidate) => candidate.name === first)
  return part === undefined ? null : { name, part, path: join(part.folder, ...rest) }
}

/** Globs for Stryker's `mutate`. */
export function mutatedFiles({ part, path }: Scope): string[] {
  return [path.endsWith('.ts') ? path : `${path}/**/*.ts`, ...spared.map((glob) => `!${part.folder}/${glob}`)]
}

/** A run of a folder hands back what earlier runs know about the rest of its part, too. */
export function isWithin({ path }: Scope, file: string): boolean {
  return file === path || file.startsWith(`${path}/`)
}
