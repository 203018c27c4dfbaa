import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dependencyState } from './dependency-state.ts'

function installed(...markers: string[]): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'node_modules'))
  for (const name of markers) writeFileSync(join(folder, 'node_modules', name), '')
  return folder
}

/** An installation writes the file, or the folder, at another time. */
const touch = (folder: string, ...names: string[]) => utimesSync(join(folder, 'node_modules', ...names), 1, 1)

beforeEach(() => void vi.stubEnv('VIRTUAL_ENV', undefined))
afterEach(() => void vi.unstubAllEnvs())

describe('the state of what is installed', () => {
  it('is nothing where nothing is', async () => {
    expect(await dependencyState(temporaryFolder())).toBe('')
  })

  it.each(['.package-lock.json', '.modules.yaml', '.yarn-integrity', '.yarn-state.yml'])(
    'changes with what a package manager writes into %s, and not with a cache beside it',
    async (marker) => {
      const folder = installed(marker)
      const before = await dependencyState(folder)
      touch(folder)
      expect(await dependencyState(folder)).toBe(before)
      touch(folder, marker)
      expect(await dependencyState(folder)).not.toBe(before)
    },
  )

  it.each([false, true])(
    'changes with what is installed into an environment of Python (active elsewhere: %s)',
    async (active) => {
      const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()]
      const environment = active ? elsewhere : join(folder, '.venv')
      const packages = join(environment, 'lib/python3.13/site-packages')
      mkdirSync(packages, { recursive: true })
      writeFileSync(join(environment, 'pyvenv.cfg'), '')
      if (active) vi.stubEnv('VIRTUAL_ENV', environment)
      const before = await dependencyState(folder)
      expect([before === '', await dependencyState(folder)]).toEqual([false, before])
      utimesSync(packages, 1, 1)
      expect(await dependencyState(folder)).not.toBe(before)
    },
  )

  it('changes with the folder where no package manager left a mark', async () => {
    const folder = installed()
    const before = await dependencyState(folder)
    expect([before === '', await dependencyState(folder)]).toEqual([false, before])
    touch(folder)
    expect(await dependencyState(folder)).not.toBe(before)
  })
})
