import type { Need } from './evidence.ts'

/** A file of a checkout that somebody wrote; `differs` from the tree, or holds the same again. */
interface WrittenFile {
  path: string
  differs: boolean
}

/** Paths that one run tells at most. */
const mostTold = 20

/** What installations write down of themselves; no test and no product reads it. */
const lockfile =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|uv\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock|Cargo\.lock|go\.sum)$/
const code = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|go|rs|java|kt|cs)$/

/**
 * Which of the files that were written while a need was measured speak against it: all that differ from the tree, and code that a
 * run of tests wrote over and put back. Data that tests change and put back, and code that programs and builds of a service write
 * as it was, are no reason for doubt.
 */
export function alteredFiles(written: readonly WrittenFile[], need: Need, hasService: boolean): string[] {
  const isOfTests = need.what === 'run' && need.purpose !== 'exit' && !hasService
  return written
    .filter(({ path, differs }) => !lockfile.test(path) && (differs || (isOfTests && code.test(path))))
    .map(({ path }) => path)
    .slice(0, mostTold)
}
