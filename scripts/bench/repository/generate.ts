import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectThat, start } from '../start.ts'
import { fastImport } from './fast-import.ts'
import { beginning, work } from './history.ts'

export interface Repository {
  root: string
  /** Commits that a judge has to look at. */
  commits: number
}

/**
 * A repository that `helix init` has set up, hooks included, at DOMAIN_LOGIC of a cycle, with so many commits of work behind
 * it: three of 420 files each, messages of about 700 bytes, all of them as Helix wants them.
 */
export function generateRepository(root: string, { helix, commits }: { helix: string; commits: number }): Repository {
  mkdirSync(root)
  const run = (...argv: string[]) => start(argv, { cwd: root }).output
  run('git', 'init', '-q', '-b', 'main')
  run('git', 'config', 'user.name', 'Bench')
  run('git', 'config', 'user.email', 'bench@localhost')
  run('git', 'config', 'gc.auto', '0')
  const manifest = { name: 'evenly', version: '0.1.0', type: 'module', private: true, devDependencies: { vitest: '5' } }
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  run('git', 'add', '-A')
  run('git', 'commit', '-q', '-m', 'chore: begin')
  run(process.execPath, helix, 'init', '--yes')
  run('git', 'add', '-A')
  run('git', 'commit', '-q', '--no-verify', '-m', 'build: adopt Helix')
  const history = [...beginning(), ...work(commits)]
  start(['git', 'fast-import', '--quiet'], {
    cwd: root,
    input: fastImport(run('git', 'rev-parse', 'HEAD').trim(), history),
  })
  run('git', 'reset', '-q', '--hard')
  run('git', 'repack', '-adq')
  const judged = run(process.execPath, helix, 'verify', '--static')
  expectThat(judged.includes(`judged   ${history.length} commit`), `all ${history.length} commits pass`, judged)
  return { root, commits: history.length }
}
