import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { start } from '../start.ts'

/** Files of the product; each imports three others. */
const fileCount = 1000

const playbook = `version: 1
beacon: {shown: [prefix]}
signing: none
self: true
layers:
  free: [README.md]
  dependencies: {paths: [package.json, package-lock.json], approval: 1}
  e2e: [e2e/**]
  ports: [src/ports/**]
  domain: [src/**]
imports: {ports: [], domain: [ports]}
commands:
  types: {run: [node, -e, "0"], quick: true}
  e2e: {runner: node, files: [e2e/**/*.test.mjs]}
always: [{gate: integrity}, {gate: layers}, {gate: command, of: types}]
steps:
  - {id: SPEC_DRAFT, opens: [spec], exit: [{gate: spec, min-requirements: 1, max-open-questions: 0}]}
  - {id: E2E_RED, opens: [e2e], exit: [{gate: red-bar, of: e2e, runs: 2}]}
  - {id: BUILD, opens: [ports, domain, rest], exit: [{gate: tests, of: e2e}]}
  - {id: DONE, opens: [], exit: [{gate: release}]}
lanes: [free, keep, fix]
`

/** A repository of 1,000 sources under Helix's hooks, whose every commit is asked for integrity, layers and a program that does nothing. */
export function generateGated(root: string, helix: string): void {
  mkdirSync(root)
  const run = (...argv: string[]) => start(argv, { cwd: root }).output
  run('git', 'init', '-q', '-b', 'main')
  run('git', 'config', 'user.name', 'Bench')
  run('git', 'config', 'user.email', 'bench@localhost')
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ name: 'evenly', version: '0.1.0', type: 'module', private: true }),
  )
  writeFileSync(join(root, 'package-lock.json'), '{}')
  for (let at = 0; at < fileCount; at++) writeSource(root, at)
  run('git', 'add', '-A')
  run('git', 'commit', '-q', '-m', 'chore: begin')
  run(process.execPath, helix, 'init', '--yes')
  writeFileSync(join(root, 'playbook.yml'), playbook)
  run('git', 'add', '-A')
  run('git', 'commit', '-q', '--no-verify', '-m', 'build: adopt Helix')
}

/** The last file of the product with another value. */
export function stageSource(root: string): void {
  writeSource(root, fileCount - 1, Math.random())
  start(['git', 'add', '-A'], { cwd: root })
}

function writeSource(root: string, at: number, value = at): void {
  const folder = join(root, 'src', `part-${at % 20}`)
  mkdirSync(folder, { recursive: true })
  const others = [1, 2, 3].map((step) => (at + step * 7) % fileCount)
  const imports = others.map(
    (other, place) => `import { share as share${place} } from '../part-${other % 20}/share-${other}.ts'\n`,
  )
  const lines = Array.from(
    { length: 30 },
    (_, line) => `  total += amount * ${line} + share0(${line}) - share1(${line}) * share2(${line})\n`,
  )
  const body = `/** What one flatmate owes. */\nexport function share(amount: number): number {\n  let total = ${value}\n${lines.join('')}  return total\n}\n`
  writeFileSync(join(folder, `share-${at}.ts`), `${imports.join('')}\n${body}`)
}
