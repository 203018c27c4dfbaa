import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { aRepo } from '@helix/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openGit, status } from '../index.ts'

test('a git that lies in the repository is not started, be it that PATH names folders there', async () => {
  const repo = aRepo({ commits: [{ message: 'a', files: { a: '' } }] })
  for (const path of ['git', 'bin/git']) repo.write(path, '#!/bin/sh\ntouch taken\n', 0o755)
  vi.stubEnv('PATH', ['', '.', './bin', 'bin', process.env['PATH']].join(delimiter))
  onTestFinished(() => void vi.unstubAllEnvs())
  expect((await status(await openGit(repo.root))).untracked).toEqual(['bin/git', 'git'])
  expect(existsSync(join(repo.root, 'taken'))).toBe(false)
})
