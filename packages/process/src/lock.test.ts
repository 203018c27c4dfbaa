import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { isLocked, runProcess, withLock } from './index.ts'

const lockIn = (folder: string) => join(folder, 'helix/lock')
const hold = (path: string, content: object | string) =>
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))

test('a lock is there while it is held and gone afterwards, well or not', async () => {
  const folder = temporaryFolder()
  const held = await withLock(lockIn(folder), async () => readFileSync(lockIn(folder), 'utf8'))
  expect(JSON.parse(held)).toEqual({ pid: process.pid, host: hostname() })
  await expect(withLock(lockIn(folder), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(readdirSync(join(folder, 'helix'))).toEqual([])
})

test('a held lock is an error that names the process and what to do', async () => {
  const path = lockIn(temporaryFolder())
  await withLock(path, async () => {
    await expect(withLock(path, () => Promise.resolve())).rejects.toMatchObject({
      code: 'process/locked',
      message: `process ${process.pid} is at work here (${path})`,
      hint: `Wait until it is done, or end it: kill ${process.pid}. If nothing runs any more: rm ${path}`,
      where: { path },
    })
    expect(existsSync(path)).toBe(true)
  })
})

test('whether a lock is held can be asked; that of a dead process is not', async () => {
  const path = lockIn(temporaryFolder())
  expect(await isLocked(path)).toBe(false)
  await withLock(path, async () => expect(await isLocked(path)).toBe(true))
  hold(path, { pid: 4_194_305, host: hostname() })
  expect(await isLocked(path)).toBe(false)
  hold(path, { pid: 4_194_305, host: 'elsewhere' })
  expect(await isLocked(path)).toBe(true)
})

test('a held lock is waited for where that is asked', async () => {
  const path = lockIn(temporaryFolder())
  const order: string[] = []
  const first = withLock(path, async () => {
    await setTimeout(120)
    order.push('first')
  })
  await setTimeout(20)
  await withLock(path, async () => void order.push('second'), { wait: 5_000 })
  await first
  expect(order).toEqual(['first', 'second'])
  await withLock(path, async () => {
    await expect(withLock(path, () => Promise.resolve(), { wait: 120 })).rejects.toMatchObject({
      code: 'process/locked',
    })
  })
})

test('the lock of a dead process is taken over', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'lock')
  const { stdout } = await runProcess({ argv: ['sh', '-c', 'echo $$'], cwd: folder, timeout: 5_000 })
  hold(path, { pid: Number(stdout), host: hostname() })
  expect(await withLock(path, () => Promise.resolve('done'))).toBe('done')
  expect(readdirSync(folder)).toEqual([])
})

test('the lock of another machine, or of nobody known, is not taken over', async () => {
  const path = join(temporaryFolder(), 'lock')
  const dead = 4_194_305
  for (const [content, who] of [
    [{ pid: dead, host: 'elsewhere' }, `process ${dead} on elsewhere`],
    ['not ours', 'somebody unknown'],
    ['{}', 'somebody unknown'],
  ] as const) {
    hold(path, content)
    await expect(withLock(path, () => Promise.resolve())).rejects.toMatchObject({
      code: 'process/locked',
      message: expect.stringContaining(who),
    })
  }
})

test('of many who find a dead lock only one at a time goes on', async () => {
  const path = join(temporaryFolder(), 'lock')
  hold(path, { pid: 4_194_305, host: hostname() })
  let inside = 0
  const most: number[] = []
  const work = async (): Promise<void> => {
    most.push(++inside)
    await setTimeout(5)
    inside--
  }
  await Promise.all(Array.from({ length: 12 }, () => withLock(path, work, { wait: 20_000 })))
  expect(most).toEqual(Array.from({ length: 12 }, () => 1))
})
