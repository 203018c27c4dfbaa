import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { giveTo, probeSandbox, runProcess } from '../index.ts'
import { watchDisk } from './disk-floor.ts'

const mebibyte = 1024 ** 2

/** What is said while the disk has these bytes free, one look after the other. */
async function saidOf(...free: number[]): Promise<string[]> {
  vi.useFakeTimers()
  const said: string[] = []
  const last = free.at(-1) ?? 0
  const { end } = watchDisk('/work', (why) => said.push(why), { free: async () => free.shift() ?? last })
  await vi.advanceTimersByTimeAsync(10_000)
  end()
  vi.useRealTimers()
  return said
}

test('what leaves less than the floor is told, once', async () => {
  const said = await saidOf(900 * mebibyte, 300 * mebibyte, 150 * mebibyte, 300 * mebibyte, 10 * mebibyte)
  expect(said).toEqual(['Helix stopped it: it left 150 MiB free on the disk of /work'])
})

test.each([
  ['leaves more', [900 * mebibyte, 201 * mebibyte]],
  ['found less from the start', [150 * mebibyte, 120 * mebibyte]],
  ['runs where nobody can tell what is free', [Infinity, Infinity]],
])('what %s is left alone', async (_, free) => {
  expect(await saidOf(...free)).toEqual([])
})

const sandbox = await probeSandbox()

/** A disk of its own, which only root can mount. */
function smallDisk(): string {
  const folder = join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=240m', 'none', folder])
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

test.skipIf(sandbox.kind !== 'namespaces' || sandbox.owner === null)(
  'a program that fills the disk is stopped before the disk is full, and says why',
  async () => {
    if (sandbox.kind !== 'namespaces' || sandbox.owner === null) return
    const own = smallDisk()
    await giveTo(sandbox.owner, own)
    const box = { writable: [own], home: own, temporary: own, network: 'none' as const }
    const fill = 'head -c 20M /dev/zero > honest; sleep 0.8; head -c 60M /dev/zero > more; sleep 60'
    const exit = await runProcess({
      argv: ['/bin/sh', '-c', fill],
      cwd: own,
      within: { sandbox, box },
      timeout: 20_000,
    })
    expect(exit).toMatchObject({ code: null, timedOut: false })
    expect(exit.stderr).toMatch(/^Helix stopped it: it left 1\d\d MiB free on the disk of /m)
  },
)
