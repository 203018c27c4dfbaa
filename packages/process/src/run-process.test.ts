import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, test, vi } from 'vitest'
import { type ProcessOptions, runProcess, scrubbedEnv } from './index.ts'

const node = (script: string, options: Partial<ProcessOptions> = {}) =>
  runProcess({ argv: [process.execPath, '-e', script], cwd: '/', timeout: 20_000, ...options })
const shell = (script: string, options: Partial<ProcessOptions> = {}) =>
  runProcess({ argv: ['sh', '-c', script], cwd: '/', timeout: 20_000, ...options })
const program = (argv: string[], cwd: string) => runProcess({ argv, cwd, timeout: 1_000 })

describe('a process', () => {
  test('ends with its exit code and both outputs', async () => {
    const exit = await shell('echo out; echo err >&2; exit 3')
    expect(exit).toMatchObject({ code: 3, signal: null, timedOut: false, stopped: false, missing: false })
    expect(exit).toMatchObject({ stdout: 'out\n', stderr: 'err\n' })
    expect(exit.durationMs).toBeGreaterThanOrEqual(0)
  })

  test('that a signal ended has no code', async () => {
    expect(await shell('kill -9 $$')).toMatchObject({ code: null, signal: 'SIGKILL', timedOut: false })
  })

  test('reads its input, or finds it empty', async () => {
    expect(await shell('cat', { input: 'ä\n' })).toMatchObject({ code: 0, stdout: 'ä\n' })
    expect(await shell('cat')).toMatchObject({ code: 0, stdout: '' })
    expect(await shell('exit 0', { input: Buffer.alloc(2_000_000) })).toMatchObject({ code: 0 })
  })

  test('gets its arguments as they are, without a shell', async () => {
    const argv = [process.execPath, '-p', 'JSON.stringify(process.argv.slice(1))', '--', '$HOME', '*', 'a b', '']
    expect((await runProcess({ argv, cwd: '/', timeout: 9_000 })).stdout).toBe('["$HOME","*","a b",""]\n')
  })

  test('that does not exist is a value', async () => {
    const exit = await runProcess({ argv: ['no-such-program-here'], cwd: '/', timeout: 1_000 })
    expect(exit).toMatchObject({ missing: true, code: null, signal: null, timedOut: false, stopped: false })
  })

  test('that cannot be started, or has no folder, is an error', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'tool'), '#!/bin/sh\n')
    await expect(program([join(folder, 'tool')], folder)).rejects.toMatchObject({ code: 'process/cannot-start' })
    await expect(program(['sh'], join(folder, 'gone'))).rejects.toMatchObject({ code: 'process/no-folder' })
    await expect(program([], folder)).rejects.toThrow('an argv needs a program')
  })

  test('tells its lines while it runs', async () => {
    const lines: string[] = []
    await shell('printf "one\\r\\ntw"; sleep 0.05; printf "o\\nlast"; echo err >&2', {
      onLine: (line, from) => void lines.push(`${from} ${line}`),
    })
    expect(lines.filter((line) => line.startsWith('stdout'))).toEqual(['stdout one', 'stdout two', 'stdout last'])
    expect(lines).toContain('stderr err')
  })

  test('that floods its output is kept at its end, in bounded memory', async () => {
    const before = process.memoryUsage().rss
    const exit = await shell('head -c 100000000 /dev/zero | tr "\\0" x; echo; echo the end', { maxBuffer: 1_000 })
    expect(exit.code).toBe(0)
    expect(exit.stdout).toMatch(/^\[… the beginning was cut off\]\nx+\nthe end\n$/)
    expect(exit.stdout.length).toBeLessThan(1_100)
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  })
})

describe('what a process says over descriptor 3', () => {
  test('is kept, up to a limit', async () => {
    expect((await shell('echo said >&3', { mostSaid: 100 })).said).toEqual(Buffer.from('said\n'))
    expect((await shell('echo said >&3', { mostSaid: 2 })).said).toEqual(Buffer.from('sai'))
    expect((await shell('exit 0', { mostSaid: 2 })).said).toEqual(Buffer.from(''))
  })

  test('is said by no program that a Node program starts, nor over a path', async () => {
    const script = `const { spawnSync } = require('node:child_process')
      const others = ['echo forged >&3', 'echo forged > /proc/' + process.pid + '/fd/3', 'echo forged > /dev/fd/3']
      for (const one of others) spawnSync('sh', ['-c', one])
      require('node:fs').writeSync(3, 'said')`
    expect((await node(script, { mostSaid: 100 })).said).toEqual(Buffer.from('said'))
  })

  test('is not asked for by default', async () => {
    expect(await shell('exit 0')).not.toHaveProperty('said')
  })
})

describe('a process that goes on too long', () => {
  test('is stopped', async () => {
    const exit = await shell('echo begun; sleep 60', { timeout: 200 })
    expect(exit).toMatchObject({ timedOut: true, stopped: false, code: null, signal: 'SIGTERM', stdout: 'begun\n' })
    expect(exit.durationMs).toBeLessThan(3_000)
  })

  test('is killed when it does not listen', async () => {
    const exit = await node('process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)', { timeout: 300 })
    expect(exit).toMatchObject({ timedOut: true, signal: 'SIGKILL' })
    expect(exit.durationMs).toBeLessThan(5_000)
  })

  test('is stopped with all that it started', async () => {
    const file = join(temporaryFolder(), 'pids')
    const script = `sh -c 'trap "" TERM; echo $$ >> ${file}; sleep 60' & (sleep 60 & echo $! >> ${file}; wait) & wait`
    expect(await shell(script, { timeout: 300 })).toMatchObject({ timedOut: true })
    await expectDead(file)
  })

  test('without a word is stopped, one that talks is not', async () => {
    expect(await shell('sleep 60', { idleTimeout: 200 })).toMatchObject({ timedOut: true })
    const talk = await shell('for i in 1 2 3 4 5; do echo $i; sleep 0.15; done', { idleTimeout: 600 })
    expect(talk).toMatchObject({ timedOut: false, code: 0 })
  })

  test('is stopped by its caller, before and while it runs', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 150)
    const exit = await shell('sleep 60', { signal: controller.signal })
    expect(exit).toMatchObject({ stopped: true, timedOut: false, signal: 'SIGTERM' })
    expect(await shell('exit 0', { signal: controller.signal })).toMatchObject({ stopped: true, code: null })
  })
})

describe('what a process leaves behind', () => {
  test('is stopped when the process ends', async () => {
    const file = join(temporaryFolder(), 'pids')
    const exit = await shell(`sleep 60 & echo $! > ${file}; echo done`)
    expect(exit).toMatchObject({ code: 0, stdout: 'done\n', timedOut: false })
    expect(exit.durationMs).toBeLessThan(2_000)
    await expectDead(file)
  })

  test('does not hold up the answer when it has left the group with the output open', async () => {
    const exit = await shell('setsid sleep 6 & echo done')
    expect(exit).toMatchObject({ code: 0, stdout: 'done\n' })
    expect(exit.durationMs).toBeLessThan(4_000)
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is stopped when Helix gets %s', async (signal) => {
    const folder = temporaryFolder()
    const file = join(folder, 'pids')
    writeFileSync(
      join(folder, 'helix.ts'),
      `import { runProcess } from '${import.meta.dirname}/index.ts'
       const script = "trap '' TERM INT HUP; sh -c 'echo $$ > ${file}; sleep 60'"
       await runProcess({ argv: ['sh', '-c', script], cwd: '/', timeout: 60000 })`,
    )
    const helix = runProcess({
      argv: [process.execPath, '-e', starter(join(folder, 'helix.ts'), signal, file)],
      cwd: '/',
      timeout: 20_000,
    })
    expect((await helix).stdout.trim()).toBe(`null ${signal}`)
    await expectDead(file)
  })
})

describe('the scrubbed environment', () => {
  test('holds no keys, no node or git settings', async () => {
    for (const name of ['OPENAI_API_KEY', 'GITHUB_TOKEN', 'NODE_OPTIONS', 'GIT_DIR', 'HELIX_KEY', 'NODE_ENV'])
      vi.stubEnv(name, 'x')
    const env = scrubbedEnv({ PORT: '1' })
    vi.unstubAllEnvs()
    expect(env).toMatchObject({ CI: '1', PORT: '1', PATH: process.env['PATH'] })
    expect(Object.keys(env).filter((name) => /KEY|TOKEN|^NODE_(?!EXTRA)|GIT|HELIX/.test(name))).toEqual([])
    const exit = await shell('env', { env: { ONLY: 'this', PATH: env['PATH'] ?? '' } })
    expect(exit.stdout).toContain('ONLY=this')
    expect(exit.stdout).not.toContain('HOME=')
  })
})

/** Starts the script, waits until its child runs, signals it and prints how it ended. */
function starter(script: string, signal: string, file: string): string {
  return `const child = require('node:child_process').spawn(process.execPath, ['${script}'], { stdio: 'inherit' })
    const poll = setInterval(() => {
      if (!require('node:fs').existsSync('${file}')) return
      clearInterval(poll)
      child.kill('${signal}')
    }, 20)
    child.on('exit', (...how) => console.log(...how))`
}

async function expectDead(file: string): Promise<void> {
  expect(existsSync(file)).toBe(true)
  await sleep(100)
  for (const pid of readFileSync(file, 'utf8').trim().split('\n')) {
    expect(isRunning(Number(pid)), `process ${pid}`).toBe(false)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A container without an init keeps dead orphans as zombies.
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
