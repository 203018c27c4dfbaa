import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** Milliseconds between asking a group to end and making it. */
const grace = 2_000

/**
 * Ends a process group with everything in it: SIGTERM, and SIGKILL for what is still there after `patience` ms.
 * Resolves when the group is empty or killed.
 */
export async function endGroup(leader: number, patience = grace): Promise<void> {
  if (!signalGroup(leader, 'SIGTERM')) return
  const end = Date.now() + patience
  while (Date.now() < end) {
    await setTimeout(20)
    if (!isAlive(leader)) return
  }
  signalGroup(leader, 'SIGKILL')
}

/** False when the group is gone. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    // Windows has no groups: there the child alone is reached.
    return process.kill(process.platform === 'win32' ? leader : -leader, signal)
  } catch {
    return false
  }
}

/** Whether anything in the group still runs. The dead whom nobody has buried (a container without an init) don't count. */
function isAlive(leader: number): boolean {
  if (!signalGroup(leader, 0)) return false
  if (!existsSync('/proc/self/stat')) return true
  return readdirSync('/proc').some((entry) => /^\d+$/.test(entry) && isLivingMember(entry, leader))
}

function isLivingMember(pid: string, leader: number): boolean {
  try {
    // proc(5), /proc/pid/stat: pid (comm) state ppid pgrp …; the name may hold blanks and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(group) === leader && state !== 'Z' && state !== 'X'
  } catch {
    return false // It has ended meanwhile.
  }
}

/** Kills the group at once. */
export function killGroup(leader: number): void {
  signalGroup(leader, 'SIGKILL')
}
