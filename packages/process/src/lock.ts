import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { HelixError } from '@helix/core'

export interface LockOptions {
  /** Milliseconds to wait for whoever holds it; none by default. */
  wait?: number
}

/**
 * Does something while holding a lock file (`{"pid":…,"host":"…"}`); its folder is made where needed. A lock whose process has
 * ended is taken over. HelixError `process/locked` while another process holds it.
 */
export async function withLock<T>(path: string, use: () => Promise<T>, { wait = 0 }: LockOptions = {}): Promise<T> {
  const end = Date.now() + wait
  await mkdir(dirname(path), { recursive: true })
  while (!(await take(path))) {
    const holder = await readHolder(path)
    if (holder === 'gone') continue
    if (isOver(holder)) await breakLock(path)
    else if (Date.now() >= end) throw locked(path, holder)
    else await setTimeout(50)
  }
  try {
    return await use()
  } finally {
    await rm(path, { force: true })
  }
}

/** Whether somebody holds a lock whose process may still be at work. */
export async function isLocked(path: string): Promise<boolean> {
  const holder = await readHolder(path)
  return holder !== 'gone' && !isOver(holder)
}

/** A hard link appears as one step and with its content: nobody ever reads half a lock. */
async function take(path: string): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, JSON.stringify({ pid: process.pid, host: hostname() }))
  try {
    await link(draft, path)
    return true
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false
    throw cause
  } finally {
    await unlink(draft)
  }
}

interface Holder {
  pid: number
  host: string
}

/** `gone` when there is no lock any more, null when the file is not one of ours. */
async function readHolder(path: string): Promise<Holder | 'gone' | null> {
  try {
    const { pid, host }: { pid?: unknown; host?: unknown } = JSON.parse(await readFile(path, 'utf8'))
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : null
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return 'gone'
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

function isOver(holder: Holder | null): boolean {
  if (holder === null || holder.host !== hostname()) return false
  try {
    process.kill(holder.pid, 0)
    return false
  } catch (cause) {
    return hasCode(cause, 'ESRCH') // EPERM: it runs as another user.
  }
}

/** One at a time may remove a lock that is not its own; otherwise two that saw the same dead holder would remove each other's. */
async function breakLock(path: string): Promise<void> {
  const guard = `${path}.break`
  try {
    await writeFile(guard, '', { flag: 'wx' })
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw cause
    if (await isOlderThan(guard, 10_000)) await rm(guard, { force: true })
    return setTimeout(20)
  }
  const holder = await readHolder(path)
  if (holder !== 'gone' && isOver(holder)) await rm(path, { force: true })
  await rm(guard, { force: true })
}

async function isOlderThan(path: string, milliseconds: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs > milliseconds
}

function locked(path: string, holder: Holder | null): HelixError {
  const who = holder
    ? `process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`
    : 'somebody unknown'
  return new HelixError('process/locked', `${who} is at work here (${path})`, {
    hint: `Wait until it is done${holder ? `, or end it: kill ${holder.pid}` : ''}. If nothing runs any more: rm ${path}`,
    where: { path },
  })
}

function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code
}
