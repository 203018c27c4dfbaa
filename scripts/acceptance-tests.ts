import { spawnSync } from 'node:child_process'

/**
 * Which acceptance tests must pass in this tree. While a cycle is on its way, those that it brought are targets: red until
 * the Done of the step that builds, so `helix commit --done` asks for them and this check does not.
 */
export function acceptanceTests(
  files: readonly string[],
  brought: ReadonlySet<string>,
): { due: string[]; red: string[] } {
  return { due: files.filter((file) => !brought.has(file)), red: files.filter((file) => brought.has(file)) }
}

/** Files of e2e that came since the start of the cycle that is on its way and has not been built; none in between. */
export function broughtByCycle(root: string): Set<string> {
  const git = (...args: string[]): string[] =>
    spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.split('\n').filter(Boolean)
  const [start] = git('log', '-1', '--format=%H', '--grep=^Helix-Start: ')
  if (start === undefined) return new Set()
  const [built] = git('log', '-1', '--format=%H', '--grep=^Helix-Done: BUILD$', `${start}..HEAD`)
  return new Set(built === undefined ? git('diff', '--name-only', start, 'HEAD', '--', 'e2e') : [])
}
