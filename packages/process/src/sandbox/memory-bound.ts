import { readFileSync, readdirSync } from 'node:fs'
import { totalmem } from 'node:os'

export interface BoundOptions {
  /** Bytes that they may hold; three quarters of what there is unless said. */
  most?: number
  /** Milliseconds between two looks. */
  every?: number
  /** Where the system shows its processes (proc(5)). */
  shown?: string
}

/**
 * Looks at the memory that a process and everything below it hold together until it is told to end, and calls `reached` once when
 * that is more than the bound. What several share counts once.
 */
export function watchMemory(
  leader: number,
  reached: (said: string) => void,
  { most = threeQuarters(), every = 500, shown = '/proc' }: BoundOptions = {},
): { end: () => void } {
  const look = (): void => {
    const family = familyOf(leader, shown)
    // What each holds by itself is told at once; to tell what they share, the system goes through all of it.
    if (sumOf(family) <= most) return
    const held = sumOf(family.map((member) => ({ ...member, held: shareOf(member, shown) })))
    if (held <= most) return
    clearInterval(timer)
    reached(`Helix stopped it: its processes hold ${mebibytes(held)} MiB of memory, and may hold ${mebibytes(most)}`)
  }
  const timer = setInterval(look, every)
  return { end: () => clearInterval(timer) }
}

/** Of the machine, or of the container that Helix is in. */
function threeQuarters(): number {
  return 0.75 * Math.min(totalmem(), process.constrainedMemory() || Infinity)
}

interface Process {
  id: number
  parent: number
  /** Bytes. */
  held: number
}

/** A process and all below it: orphans in a process namespace belong to its first process, which is among them. */
function familyOf(leader: number, shown: string): Process[] {
  const all = processes(shown)
  const family = all.filter(({ id }) => id === leader)
  for (const { id } of family) family.push(...all.filter(({ parent }) => parent === id))
  return family
}

function processes(shown: string): Process[] {
  return readdirSync(shown).flatMap((id) => {
    const status = /^\d+$/.test(id) ? read(`${shown}/${id}/status`) : ''
    return status === '' ? [] : [{ id: Number(id), parent: figure(status, 'PPid'), held: kilobytes(status, 'VmRSS') }]
  })
}

/** What it holds alone and its part of what it shares; all of it where the process keeps that to itself (prctl(2), PR_SET_DUMPABLE). */
function shareOf({ id, held }: Process, shown: string): number {
  const rollup = read(`${shown}/${id}/smaps_rollup`)
  return rollup === '' ? held : kilobytes(rollup, 'Pss')
}

/** '' where it has ended meanwhile, or may not be asked. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function figure(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
}

function kilobytes(text: string, name: string): number {
  return figure(text, name) * 1024
}

function sumOf(family: readonly Process[]): number {
  return family.reduce((sum, { held }) => sum + held, 0)
}

function mebibytes(bytes: number): number {
  return Math.floor(bytes / 1024 ** 2)
}
