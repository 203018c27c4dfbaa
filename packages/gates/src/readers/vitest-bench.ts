// What `vitest bench --outputJson` of Vitest up to 4 writes: times in milliseconds. Samples are left out unless the project asks for them.
import type { Finding } from '@helix/core'
import { z } from 'zod'
import { count, time } from './numbers.ts'
import { percentile } from './percentile.ts'
import { findTooMuch, type Reading } from './reader.ts'
import { repositoryPath } from './repository-path.ts'
import { listOf, readJson } from './text.ts'

const shape = z.object({
  files: listOf(
    z.object({
      filepath: z.string(),
      groups: listOf(
        z.object({
          fullName: z.string(),
          benchmarks: listOf(
            z.object({
              name: z.string(),
              mean: time,
              p99: time,
              sampleCount: count,
              samples: listOf(time).default([]),
            }),
          ),
        }),
      ),
    }),
  ),
})

/** Reads benchmarks. Without samples the 99th percentile stands for the 95th, which it is never below. */
export function readVitestBench(bytes: Uint8Array, root: string): Reading | Finding {
  return readJson(bytes, 'Vitest bench', shape, ({ files }) => {
    const bench = files.flatMap(({ filepath, groups }) => {
      const { file } = repositoryPath(filepath, root)
      return groups.flatMap(({ fullName, benchmarks }) =>
        benchmarks.map(({ name, mean, p99, sampleCount, samples }) => ({
          // A group's name begins with the file's.
          id: [file, ...fullName.split(' > ').slice(1), name].join(' > '),
          mean,
          p95: samples.length > 0 ? percentile(samples, 0.95) : p99,
          samples: sampleCount,
        })),
      )
    })
    return findTooMuch('Vitest bench', bench.map(({ id }) => ({ name: id }))) ?? { bench } // prettier-ignore
  })
}
