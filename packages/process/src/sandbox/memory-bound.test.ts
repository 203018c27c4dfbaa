import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test, vi } from 'vitest'
import { giveTo, probeSandbox, runProcess } from '../index.ts'
import { watchMemory } from './memory-bound.ts'

const mebibyte = 1024 ** 2

/** A process as a system shows it: who started it, the MiB that it holds, and its part of what is shared where it may be asked. */
type Shown = readonly [id: number, parent: number, held: number, part?: number]

function systemOf(processes: readonly Shown[]): string {
  const folder = temporaryFolder()
  for (const [id, parent, held, part] of processes) {
    mkdirSync(join(folder, `${id}`))
    writeFileSync(
      join(folder, `${id}/status`),
      `Name:\tx\nPid:\t${id}\nPPid:\t${parent}\nVmRSS:\t  ${held * 1024} kB\n`,
    )
    if (part !== undefined) {
      const rollup = `0-1 ---p 0 00:00 0 [rollup]\nRss:  ${held * 1024} kB\nPss:  ${part * 1024} kB\nPss_Anon:  0 kB\n`
      writeFileSync(join(folder, `${id}/smaps_rollup`), rollup)
    }
  }
  mkdirSync(join(folder, 'self'))
  return folder
}

/** What is said of process 10 and what is below it, of which all may hold 300 MiB. */
async function saidOf(...processes: Shown[]): Promise<string[]> {
  vi.useFakeTimers()
  const said: string[] = []
  const { end } = watchMemory(10, (why) => said.push(why), { most: 300 * mebibyte, shown: systemOf(processes) })
  await vi.advanceTimersByTimeAsync(5_000)
  end()
  vi.useRealTimers()
  return said
}

test('processes that hold too much together are told, once', async () => {
  const said = await saidOf([10, 1, 1, 1], [14, 11, 120, 120], [11, 10, 100, 100], [12, 11, 120, 120])
  expect(said).toEqual(['Helix stopped it: its processes hold 341 MiB of memory, and may hold 300'])
})

test('one that does not let itself be asked counts as a whole', async () => {
  expect(await saidOf([10, 1, 1, 1], [11, 10, 200, 100], [12, 10, 200])).toHaveLength(1)
})

test.each<[string, Shown[]]>([
  ['hold less', [[10, 1, 100, 100], [11, 10, 199, 199]]],
  ['hold the same memory', [[10, 1, 1, 1], [11, 10, 200, 100], [12, 10, 200, 100]]],
  ['are not the only ones that hold much', [[10, 1, 100, 100], [77, 1, 900, 900], [78, 77, 900, 900]]],
  ['have ended', [[77, 1, 900, 900]]],
])('processes that %s are left alone', async (_, processes) => {
  expect(await saidOf(...processes)).toEqual([])
}) // prettier-ignore

const sandbox = await probeSandbox()

test.skipIf(sandbox.kind !== 'namespaces')(
  'a program whose processes hold too much together is stopped with all of them, and says why; one that holds less ends by itself',
  async () => {
    if (sandbox.kind !== 'namespaces') return
    const own = temporaryFolder()
    if (sandbox.owner !== null) await giveTo(sandbox.owner, own)
    const box = { writable: [own], home: own, temporary: own, network: 'none' as const }
    // The shell ends at once, so that its children are nobody's but the first process's of the namespace.
    const holding = 'node -e "const held = Buffer.alloc(150 << 20, 1); setTimeout(() => held.length, 60000)" &'
    const start = (script: string) =>
      runProcess({
        argv: ['/bin/sh', '-c', script],
        cwd: own,
        within: { sandbox, box },
        timeout: 30_000,
        mostMemory: 400 * mebibyte,
      })
    const exit = await start(`(${holding}${holding}${holding}) & sleep 60`)
    expect(exit).toMatchObject({ timedOut: false, stopped: false })
    expect(exit.code).not.toBe(0)
    expect(exit.stderr).toMatch(/^Helix stopped it: its processes hold \d{3} MiB of memory, and may hold 400$/m)
    expect(await start(`(${holding}) & sleep 1.5; exit 3`)).toMatchObject({ code: 3, stderr: '' })
  },
  60_000,
)
