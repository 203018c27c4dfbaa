import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** The parts of Node's HTTP client that a process has loaded after these lines. */
function loadedAfter(lines: string): string[] {
  const script = `${lines}\nprocess.stdout.write(process.moduleLoadList.join(' '))`
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(status).toBe(0)
  return stdout.split(' ').filter((name) => name.includes('undici'))
}

const imported = (path: string): string => `(await import(${JSON.stringify(new URL(path, import.meta.url).href)}))`

test.each(['../../source-facts.ts', '../../../decide/red/missing-member.ts'])(
  '%s does without the HTTP client that names what fetch answers',
  (path) => {
    expect(loadedAfter(imported(path))).toEqual([])
  },
)

test('that client is loaded where a test asks what fetch answers', () => {
  expect(loadedAfter(`${imported('./platform.ts')}.fetched()`)).not.toEqual([])
})
