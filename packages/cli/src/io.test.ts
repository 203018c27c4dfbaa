import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('whoever reads may stop before the end', () => {
  const main = join(import.meta.dirname, 'main.ts')
  const script = '{ "$0" "$1" --help; echo "exit $?" >&2; } | :'
  const { stderr } = spawnSync('sh', ['-c', script, process.execPath, main], { encoding: 'utf8' })
  expect(stderr).toBe('exit 0\n')
})
