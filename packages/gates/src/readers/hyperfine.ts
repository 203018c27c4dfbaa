// hyperfine's `--export-json` (github.com/sharkdp/hyperfine): times in seconds.
import type { Finding } from '@helix/core'
import { z } from 'zod'
import { time } from './numbers.ts'
import { percentile } from './percentile.ts'
import { findTooMuch, type Reading, refusal } from './reader.ts'
import { listOf, readJson } from './text.ts'

const shape = z.object({
  results: listOf(
    z.object({
      command: z.string(),
      mean: time,
      times: listOf(time),
      exit_codes: listOf(z.int().nullable()).default([]),
    }),
  ),
})

/** Reads benchmarks; one whose command failed measured nothing (`--ignore-failure` lets such runs count). */
export function readHyperfine(bytes: Uint8Array): Reading | Finding {
  return readJson(bytes, 'hyperfine', shape, ({ results }) => {
    const broken = results.find(({ exit_codes: codes }) => codes.some((code) => code !== 0))
    if (broken) return benchFailed(broken.command, 'some of its runs did not end with exit code 0')
    const bench = results.map(({ command, mean, times }) => ({
      id: command,
      mean: mean * 1000,
      p95: percentile(times, 0.95) * 1000,
      samples: times.length,
    }))
    return findTooMuch('hyperfine', results.map(({ command }) => ({ name: command }))) ?? { bench } // prettier-ignore
  })
}

/** What fails is often fast: its time says nothing. */
export function benchFailed(what: string, why: string): Finding {
  return refusal('REPORT-DISAGREES', `the benchmark "${what.slice(0, 200)}" failed: ${why}`, 'Run it by hand and mend what it prints.') // prettier-ignore
}
