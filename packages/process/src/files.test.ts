import { spawn } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { atomicWrite, runProcess, plainName, withTemporaryFolder } from './index.ts'

const here = `${import.meta.dirname}/index.ts`
const run = (script: string, cwd: string, wrap: string[] = []) =>
  runProcess({ argv: [...wrap, process.execPath, '--input-type=module', '-e', script], cwd, timeout: 20_000 })

describe('an atomic write', () => {
  test('makes or replaces a file and leaves nothing else', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'progress.json')
    await atomicWrite(path, 'one\n')
    await atomicWrite(path, new TextEncoder().encode('two ä\n'))
    expect(readFileSync(path, 'utf8')).toBe('two ä\n')
    expect(readdirSync(folder)).toEqual(['progress.json'])
  })

  test('replaces a link and leaves what it led to', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'target'), 'kept')
    symlinkSync('target', join(folder, 'link'))
    await atomicWrite(join(folder, 'link'), 'new')
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('kept')
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(false)
  })

  test('that cannot be done is an error and leaves nothing', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'taken/inside'), { recursive: true })
    for (const path of [join(folder, 'gone/x'), join(folder, 'taken')]) {
      await expect(atomicWrite(path, 'x')).rejects.toMatchObject({ code: 'process/cannot-write', where: { path } })
    }
    expect(readdirSync(folder)).toEqual(['taken'])
  })

  test('keeps the old content when the disk is full', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), 'old')
    // A limit of the size of files stands in for the disk: node sees a failing write in both cases.
    const script = `import { atomicWrite } from '${here}'
      await atomicWrite('file', 'x'.repeat(4_000_000)).catch((error) => console.log(error.code))`
    const exit = await run(script, folder, ['sh', '-c', 'ulimit -f 1000; exec "$@"', 'sh'])
    expect(exit.stdout).toBe('process/cannot-write\n')
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['file'])
  })

  test('shows the old content or the new, never a part, when it is killed at any moment', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'file')
    const whole = ['a', 'b', 'c'].map((letter) => letter.repeat(3_000_000))
    writeFileSync(path, whole[0] ?? '')
    const script = `import { atomicWrite } from '${here}'
      for (let i = 0; ; i++) await atomicWrite('file', 'abc'[i % 3].repeat(3_000_000))`
    for (const delay of [0, 3, 7, 12, 18]) {
      const writer = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, stdio: 'ignore' })
      while (readdirSync(folder).length < 2 && writer.exitCode === null) await setTimeout(1)
      await setTimeout(delay)
      writer.kill('SIGKILL')
      await new Promise((resolve) => writer.once('exit', resolve))
      expect(whole.includes(readFileSync(path, 'utf8'))).toBe(true)
    }
  })
})

describe('a temporary folder', () => {
  test('is gone when its user is done, well or not', async () => {
    const seen: string[] = []
    const answer = await withTemporaryFolder('helix-x', async (folder) => {
      seen.push(folder)
      writeFileSync(join(folder, 'file'), '')
      return 7
    })
    const failing = withTemporaryFolder('helix-x', (folder) => {
      seen.push(folder)
      return Promise.reject(new Error('no'))
    })
    await expect(failing).rejects.toThrow('no')
    expect(answer).toBe(7)
    expect(seen[0]).toMatch(/helix-x-\w+$/)
    expect(seen.map(existsSync)).toEqual([false, false])
  })

  test('is gone when Helix is interrupted or exits', async () => {
    for (const end of ["process.kill(process.pid, 'SIGINT')", 'process.exit(3)']) {
      const { stdout } = await run(endingWithin(end), temporaryFolder())
      expect(stdout).toMatch(/helix-x-/)
      expect(existsSync(stdout.trim())).toBe(false)
    }
  })
})

function endingWithin(end: string): string {
  return `import { withTemporaryFolder } from '${here}'
    await withTemporaryFolder('helix-x', async (folder) => {
      console.log(folder)
      ${end}
      await new Promise((resolve) => setTimeout(resolve, 9000))
    })`
}

test('plain names are several, and of one length, for compiled files know how long a name is', () => {
  const names = new Set(Array.from({ length: 200 }, plainName))
  expect(names.size).toBeGreaterThan(3)
  expect(new Set([...names].map(({ length }) => length)).size).toBe(1)
})
