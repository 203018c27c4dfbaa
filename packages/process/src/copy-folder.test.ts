import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test, vi } from 'vitest'
import { copyFolder } from './copy-folder.ts'

const system = vi.hoisted(() => ({ hasPrograms: true }))
vi.mock('./system-program.ts', async (original) => {
  const real = await original<typeof import('./system-program.ts')>()
  return { systemProgram: (name: string) => (system.hasPrograms ? real.systemProgram(name) : null) }
})

/** A folder with a program, a link that leads to it, one that leads nowhere, and a name that looks like an option. */
function aFolder(): string {
  const folder = join(temporaryFolder(), 'from')
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin/run'), 'run', { mode: 0o755 })
  utimesSync(join(folder, 'bin/run'), 1_000_000, 1_000_000)
  symlinkSync('bin/run', join(folder, 'link'))
  symlinkSync('nowhere', join(folder, 'broken'))
  writeFileSync(join(folder, '-r'), 'named so')
  return folder
}

test.each([true, false])('a copy is what it was made of (by the system: %s)', async (hasPrograms) => {
  system.hasPrograms = hasPrograms
  const to = join(temporaryFolder(), 'new', 'to')

  await copyFolder(aFolder(), to)

  const { mode, mtimeMs } = lstatSync(join(to, 'bin/run'))
  expect([(mode & 0o777).toString(8), mtimeMs]).toEqual(['755', 1_000_000_000])
  expect([readlinkSync(join(to, 'link')), readlinkSync(join(to, 'broken'))]).toEqual(['bin/run', 'nowhere'])
  expect(readFileSync(join(to, '-r'), 'utf8')).toBe('named so')
})

test('a copy has nothing in common with what it was made of', async () => {
  system.hasPrograms = true
  const [from, to] = [aFolder(), join(temporaryFolder(), 'to')]
  await copyFolder(from, to)
  writeFileSync(join(to, 'bin/run'), 'changed')
  expect(readFileSync(join(from, 'bin/run'), 'utf8')).toBe('run')
})

test('what is there already is filled, not nested into', async () => {
  system.hasPrograms = true
  const to = temporaryFolder()
  await copyFolder(aFolder(), to)
  expect([existsSync(join(to, 'bin/run')), existsSync(join(to, 'from'))]).toEqual([true, false])
})
