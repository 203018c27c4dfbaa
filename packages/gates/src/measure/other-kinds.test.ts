import { rm } from 'node:fs/promises'
import type { ArgvCommand } from '@helix/core'
import { afterEach, describe, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aStrykerCommand, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const product = {
  'src/share.ts': `export function share(total: number, people: number): number {
  if (people <= 0) throw new RangeError('nobody')
  return Math.floor(total / people)
}
`,
  'src/notes.md': '# not to be mutated\n',
  'test/unit.test.ts': `import { expect, it } from 'vitest'
import { share } from '../src/share.ts'
it('shares', () => { expect(share(10, 3)).toBe(3) })`,
  'test/property.test.ts': `import { expect, it } from 'vitest'
import fc from 'fast-check'
import { share } from '../src/share.ts'
it('nobody', () => { expect(() => share(1, 0)).toThrow('nobody') })
it('holds', () => { fc.assert(fc.property(fc.nat(), (n) => share(n, 1) === n)) })`,
  'vitest.config.ts': `export default { test: { include: ['nothing/**'] } }`,
}

describe('a Stryker command', () => {
  const unit = aVitestCommand({ files: ['test/unit.test.ts'] })
  const property = aVitestCommand({ name: 'property', files: ['test/property.test.ts'] })

  it('has the fate of each mutant under the tests that it names', async () => {
    const folder = await aProject(product)
    folders.push(folder)
    const command = aStrykerCommand()
    const raw = await measureCommand({
      command,
      policy: aPolicyWith(unit, property, command),
      folder,
      purpose: 'mutation',
      seed: 1,
    })
    const run = readRun(raw, folder)
    expect(run.findings).toEqual([])
    const fates = (run.mutants ?? []).map(
      ({ original, replacement, status }) => `${status} ${original} → ${replacement}`,
    )
    expect(fates).toContain('Survived people <= 0 → false')
    expect(fates).toContain('NoCoverage \'nobody\' → ""')
    expect(fates).toContain('Killed total / people → total * people')
    expect(run.mutants?.find(({ status }) => status === 'Killed')?.killedBy).toEqual(['test/unit.test.ts > shares'])
  }, 60_000)

  it('runs the tests of several commands, and only changed lines when asked', async () => {
    const folder = await aProject(product)
    folders.push(folder)
    const command = aStrykerCommand({ tests: ['unit', 'property'] })
    const changed = new Map([['src/share.ts', [[2, 2]] as const], ['docs/x.md', [[1, 9]] as const]]) // prettier-ignore
    const raw = await measureCommand({
      command,
      policy: aPolicyWith(unit, property, command),
      folder,
      purpose: 'mutation',
      seed: 1,
      changed,
    })
    const run = readRun(raw, folder)
    expect(run.findings).toEqual([])
    expect(new Set(run.mutants?.map(({ line }) => line))).toEqual(new Set([2]))
    expect(new Set(run.mutants?.map(({ status }) => status))).toEqual(new Set(['Killed']))
  }, 60_000)

  it('that names a command which is no Vitest command is an error', async () => {
    const folder = await aProject(product)
    folders.push(folder)
    const command = aStrykerCommand({ tests: ['nowhere'] })
    await expect(
      measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'mutation', seed: 1 }),
    ).rejects.toMatchObject({ code: 'gates/unknown-command' })
  })
})

const argv = (script: string, more: Partial<ArgvCommand> = {}): ArgvCommand => ({
  kind: 'argv', name: 'checks', quick: true, within: 20_000, run: [process.execPath, '-e', script, '{report}', '{coverage}'], ...more,
}) // prettier-ignore

async function measured(command: ArgvCommand, purpose: 'exit' | 'tests' | 'coverage') {
  const folder = await aProject({})
  folders.push(folder)
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose, seed: 3 })
  return { raw, run: readRun(raw, folder), folder }
}

describe('any program', () => {
  it('is measured by its exit code when it has no report', async () => {
    const { raw, run } = await measured(argv('console.log("seen"); process.exit(3)'), 'exit')
    expect(run).toMatchObject({ valid: true, exitCode: 3, reports: [] })
    expect(raw).toMatchObject({ output: 'seen\n', seed: null })
  })

  it('writes its reports where it is told, outside the folder', async () => {
    const script = `const fs = require('fs'); const [, report, coverage] = process.argv
      fs.writeFileSync(report, '1..1\\nok 1 - works\\n'); fs.writeFileSync(coverage, 'SF:a.js\\nDA:1,2\\nend_of_record\\n')`
    const { raw, run, folder } = await measured(argv(script, { report: 'tap', coverage: ['src/**'] }), 'coverage')
    expect(run).toMatchObject({ valid: true, tests: [{ id: 'works', state: 'passed' }], coverage: [{ file: 'a.js' }] })
    expect(raw.argv.at(-1)?.startsWith(folder)).toBe(false)
  })

  it('that does not write its report proves nothing', async () => {
    const { run } = await measured(argv('', { report: 'junit' }), 'tests')
    expect(run.findings.map(({ code }) => code)).toEqual(['REPORT-ABSENT'])
  })

  it('that leaves an old report proves nothing', async () => {
    const script = `const fs = require('fs'); fs.writeFileSync(process.argv[1], '1..1\\nok 1\\n'); fs.utimesSync(process.argv[1], 1e9, 1e9)`
    const { run } = await measured(argv(script, { report: 'tap' }), 'tests')
    expect(run.findings.map(({ code }) => code)).toEqual(['REPORT-STALE'])
  })

  it('that is not there proves nothing', async () => {
    const { run } = await measured({ ...argv(''), run: ['no-such-program-of-helix'] }, 'exit')
    expect(run.findings.map(({ code }) => code)).toEqual(['RUN-MISSING-PROGRAM'])
  })

  it('that is killed proves nothing', async () => {
    const { run } = await measured(argv(`process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 9999)`), 'exit')
    expect(run.findings.map(({ code }) => code)).toEqual(['RUN-KILLED'])
  })
})
