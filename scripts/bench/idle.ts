import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'

const busyAtMost = 0.15
const sample = 100
const patience = 3000

/** Milliseconds that are left for waiting in the whole run: on a machine that is never idle, waiting changes nothing. */
let left = 20_000

/** Waits until the machine does little else, at most three seconds; whether it came to that. */
export function waitForIdle(): boolean {
  const began = performance.now()
  do {
    if (busyShare() <= busyAtMost) return true
  } while (performance.now() - began < Math.min(patience, left))
  left -= performance.now() - began
  return false
}

/** The share of processor time that was spent during a tenth of a second. */
function busyShare(): number {
  const before = spent()
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, sample)
  const after = spent()
  return 1 - (after.idle - before.idle) / (after.all - before.all)
}

function spent(): { idle: number; all: number } {
  const times = cpus().map((cpu) => cpu.times)
  return { idle: sum(times.map(({ idle }) => idle)), all: sum(times.flatMap((time) => Object.values(time))) }
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
