import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { takeBack } from './enclosure.ts'

test('what a program shut before it ended is open to the user again, and nothing else becomes executable', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'shut'))
  writeFileSync(join(folder, 'shut/file'), '')
  for (const path of ['shut/file', 'shut', '.']) chmodSync(join(folder, path), 0)
  await takeBack([folder, join(folder, 'never-made')])
  const modes = ['.', 'shut', 'shut/file'].map((path) => statSync(join(folder, path)).mode & 0o777)
  expect(modes).toEqual([0o700, 0o700, 0o600])
})
