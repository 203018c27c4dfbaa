import { existsSync, readFileSync } from 'node:fs'

/** A hook is started by git through at most this many shells. */
const most = 5

/** The command lines of the processes that started this one, nearest first; empty where the system does not tell. */
export function parentCommands(): string[][] {
  const commands: string[][] = []
  for (let pid = process.ppid; pid > 1 && commands.length < most;) {
    const found = existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid)
    if (found === null) break
    commands.push(found.argv)
    pid = found.parent
  }
  return commands
}

interface Found {
  parent: number
  argv: string[]
}

function fromProc(pid: number): Found | null {
  try {
    // proc(5), /proc/pid/stat: pid (comm) state ppid …; the name may hold blanks and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const argv = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
    return { parent: Number(parent), argv }
  } catch {
    return null // It has ended, or belongs to somebody else.
  }
}

/** POSIX ps: words of an argument are not told apart, which is good enough to find an option. */
function fromPs(pid: number): Found | null {
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const { stdout, status } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', `${pid}`], { encoding: 'utf8' })
  const [parent, ...argv] = status === 0 ? stdout.trim().split(/\s+/) : []
  return parent === undefined ? null : { parent: Number(parent), argv }
}
