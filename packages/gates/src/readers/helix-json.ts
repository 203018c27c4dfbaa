// The format of Helix's own Vitest reporter (`measure/vitest/reporter.ts` writes it).
import type { Finding } from '@helix/core'
import { z } from 'zod'
import type { Failure } from '../run/run.ts'
import { longestFailure } from './failure-text.ts'
import { count, time } from './numbers.ts'
import { findTooMuch, type Reading } from './reader.ts'
import { repositoryPath } from './repository-path.ts'
import { listOf, readJson } from './text.ts'

const cause = z.object({ name: z.string(), message: z.string(), code: z.string().optional() })
const failureShape = cause.extend({
  causes: listOf(cause),
  expected: z.string().optional(),
  actual: z.string().optional(),
  beside: z.boolean().optional(),
  frames: listOf(z.object({ file: z.string(), line: z.number(), column: z.number() })),
})
const place = { file: z.string(), name: z.string() }
const canaryState = z.enum(['passed', 'failed', 'skipped', 'pending', 'absent', 'broken'])
const shape = z.object({
  helix: z.literal(1),
  nonce: z.string(),
  reason: z.enum(['passed', 'failed', 'interrupted']),
  tests: listOf(
    z.object({
      ...place,
      state: z.enum(['passed', 'failed', 'skipped', 'todo', 'pending', 'flaky', 'expected-failure']),
      durationMs: time,
      assertions: z.number().int().optional(),
      places: listOf(z.tuple([count, count])).optional(),
      caught: count.exactOptional(),
      failure: failureShape.optional(),
    }),
  ),
  canary: z
    .object({
      passing: canaryState,
      failing: canaryState,
      silent: listOf(z.object({ ...place, assertions: listOf(z.string()) })),
    })
    .nullish(),
  unhandled: listOf(failureShape),
  properties: listOf(
    z.object({
      ...place,
      runs: count,
      skips: count,
      failed: z.boolean(),
      constant: z.literal(true).exactOptional(),
      exhausted: z.literal(true).exactOptional(),
      idle: count.exactOptional(),
    }),
  ),
  bench: listOf(z.object({ ...place, mean: time, p95: time, samples: count })),
})

/** Reads what Helix's reporter wrote. A file or suite that failed outside its tests is a failed result of its own. */
export function readHelixJson(bytes: Uint8Array, root: string): Reading | Finding {
  return readJson(
    bytes,
    'Helix',
    shape,
    (report) =>
      findTooMuch('Helix', report.tests) ?? {
        nonce: report.nonce,
        interrupted: report.reason === 'interrupted',
        tests: report.tests.map(({ failure, assertions, places, ...held }) => {
          const { file, id } = identity(held, root)
          return {
            ...held,
            file,
            id,
            ...(assertions === undefined ? {} : { assertions }),
            ...(places === undefined ? {} : { places }),
            ...(failure ? { failure: failureOf(failure, root) } : {}),
          }
        }),
        ...(report.canary === null && { canary: null }),
        ...(report.canary && {
          canary: {
            ...report.canary,
            silent: report.canary.silent.map(({ assertions, ...held }) => ({
              test: identity(held, root).id,
              assertions,
            })),
          },
        }),
        unhandled: report.unhandled.map((held) => failureOf(held, root)),
        properties: report.properties.map(({ name, ...held }) => {
          const { file, id } = identity({ file: held.file, name }, root)
          return { ...held, file, test: id }
        }),
        bench: report.bench.map(({ mean, p95, samples, ...held }) => ({
          id: identity(held, root).id,
          mean,
          p95,
          samples,
        })),
      },
  )
}

function identity({ file: printed, name }: { file: string; name: string }, root: string): { file: string; id: string } {
  const { file } = repositoryPath(printed, root)
  return { file, id: name === '' ? file : `${file} > ${name}` }
}

function failureOf(held: z.infer<typeof failureShape>, root: string): Failure {
  const { code, expected, actual, beside } = held
  return {
    name: held.name,
    message: held.message.slice(0, longestFailure),
    causes: held.causes.map(({ name, message, code }) => ({
      name,
      message: message.slice(0, longestFailure),
      ...(code === undefined ? {} : { code }),
    })),
    frames: held.frames.map(({ file, line, column }) => ({ ...repositoryPath(file, root), line, column })),
    ...(code === undefined ? {} : { code }),
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    ...(beside === undefined ? {} : { beside }),
  }
}
