import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command, Policy, StrykerCommand, VitestCommand } from '@helix/core'

const modules = fileURLToPath(new URL('../../../../../node_modules', import.meta.url))
const linked = ['vitest', '@vitest', 'fast-check', '@stryker-mutator']

/** A small real project in a temporary folder whose node_modules is a folder of links. */
export async function aProject(files: Record<string, string>): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'helix-project-')))
  await mkdir(join(folder, 'node_modules'))
  await Promise.all(linked.map((name) => symlink(join(modules, name), join(folder, 'node_modules', name))))
  for (const [path, text] of Object.entries({ 'package.json': '{"type": "module"}', ...files })) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

export function aVitestCommand(more: Partial<VitestCommand> = {}): VitestCommand {
  return { kind: 'vitest', name: 'unit', quick: true, within: 60_000, ...more }
}

export function aStrykerCommand(more: Partial<StrykerCommand> = {}): StrykerCommand {
  return {
    kind: 'stryker',
    name: 'mutants',
    tests: ['unit'],
    mutate: ['src/**'],
    quick: false,
    within: 120_000,
    ...more,
  }
}

export function aPolicyWith(...commands: Command[]): Policy {
  return {
    digest: '', version: 1, spec: { path: 'docs/spec.md' }, shown: [], signing: 'none', self: false, setup: null, layers: [],
    imports: {}, services: {}, commands: Object.fromEntries(commands.map((command) => [command.name, command])),
    always: [], steps: [], lanes: [], signers: [],
    agent: { driver: 'builtin', budget: { steps: 1, tokens: 1, money: 1, minutes: 1 } }, release: { mode: 'tag' },
  } // prettier-ignore
}

/** Lets reporters that were placed in a folder leave what they say in a file, for tests that call them; answers its path. */
export async function hearReports(scratch: string): Promise<string> {
  const said = join(scratch, 'said.json')
  const hand = `export const hand = (report) => writeFileSync(${JSON.stringify(said)}, JSON.stringify(report))`
  await writeFile(join(scratch, 'evidence.mjs'), `import { writeFileSync } from 'node:fs'\n${hand}\n`)
  return said
}
