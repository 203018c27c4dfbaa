import { mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, it } from 'vitest'
import { linkEnvironment } from './link-environment.ts'

function anEnvironment(marked: boolean): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, '.venv/bin'), { recursive: true })
  writeFileSync(join(folder, '.venv/bin/python'), 'python')
  if (marked) writeFileSync(join(folder, '.venv/pyvenv.cfg'), 'home = /usr/bin\n')
  return folder
}

it('an environment is found in the snapshot as where it was made', async () => {
  const [from, to] = [anEnvironment(true), temporaryFolder()]
  await linkEnvironment(from, to)
  expect(readlinkSync(join(to, '.venv'))).toBe(join(from, '.venv'))
  expect(readFileSync(join(to, '.venv/bin/python'), 'utf8')).toBe('python')
  // In a kept folder it is there from the time before.
  await linkEnvironment(from, to)
})

it('what is none, or what the snapshot has already, is not linked', async () => {
  const [other, own] = [temporaryFolder(), anEnvironment(false)]
  await linkEnvironment(anEnvironment(false), other)
  expect(() => readlinkSync(join(other, '.venv'))).toThrow('ENOENT')
  await linkEnvironment(anEnvironment(true), own)
  expect(() => readlinkSync(join(own, '.venv'))).toThrow('EINVAL')
})
