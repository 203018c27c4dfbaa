/** What is mutated in one run, with the tests beside it and no others: each package kills its own mutants. */
export interface Part {
  name: string
  folder: string
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

/** Globs for Stryker's `mutate`. */
export function mutatedFiles({ folder }: Part): string[] {
  return [`${folder}/**/*.ts`, ...spared.map((glob) => `!${folder}/${glob}`)]
}
