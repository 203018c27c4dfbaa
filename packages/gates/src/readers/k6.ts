// k6's summary: `--summary-export`, and what `handleSummary` is given (grafana.com/docs/k6, "End of test"). Milliseconds.
import type { Finding } from '@helix/core'
import { z } from 'zod'
import { benchFailed } from './hyperfine.ts'
import { count, time } from './numbers.ts'
import { type Reading, truncated } from './reader.ts'
import { listOf, readJson } from './text.ts'

/** A metric is its values, or holds them. */
const metric = <Values extends z.ZodType>(values: Values) => z.union([z.object({ values }), values])
const duration = z.object({ avg: time, 'p(95)': time })
const older = z.object({
  metrics: z.object({
    http_req_duration: metric(duration),
    http_reqs: metric(z.object({ count })),
    // `passes` counts the requests that failed. A script can switch that off (`responseCallback`): then nothing is known of them.
    http_req_failed: metric(z.object({ passes: count })),
    checks: metric(z.object({ fails: count })).optional(),
  }),
})

/** `--new-machine-readable-summary`, schema 1: all metrics by name, and each check. */
const newer = z.object({
  results: z.object({
    metrics: listOf(z.object({ name: z.string(), values: z.record(z.string(), z.unknown()) }))
      .transform((metrics) => Object.fromEntries(metrics.map(({ name, values }) => [name, values])))
      .pipe(
        z.object({
          http_req_duration: duration,
          http_reqs: z.object({ count }),
          http_req_failed: z.object({ matches: count }),
        }),
      ),
    checks: z.object({ results: listOf(z.object({ fails: count })).nullish() }),
  }),
})

/** Reads the requests of a run as one benchmark. Its exit code 99 says that a threshold of its script was crossed. */
export function readK6(bytes: Uint8Array): Reading | Finding {
  return readJson(bytes, 'k6', z.union([older, newer]), (report) => {
    const { times, samples, failed, unmet } = 'metrics' in report ? ofOlder(report) : ofNewer(report)
    if (failed + unmet > 0) return benchFailed('http_req_duration', `${failed} requests and ${unmet} checks failed`)
    if (samples === 0) return truncated('k6', 'it made no request')
    return { bench: [{ id: 'http_req_duration', mean: times.avg, p95: times['p(95)'], samples }] }
  })
}

function ofOlder({ metrics }: z.infer<typeof older>) {
  return {
    times: valuesOf(metrics.http_req_duration),
    samples: valuesOf(metrics.http_reqs).count,
    failed: valuesOf(metrics.http_req_failed).passes,
    unmet: metrics.checks ? valuesOf(metrics.checks).fails : 0,
  }
}

function ofNewer({ results: { metrics, checks } }: z.infer<typeof newer>) {
  return {
    times: metrics.http_req_duration,
    samples: metrics.http_reqs.count,
    failed: metrics.http_req_failed.matches,
    unmet: (checks.results ?? []).reduce((sum, { fails }) => sum + fails, 0),
  }
}

function valuesOf<Values extends object>(held: { values: Values } | Values): Values {
  return 'values' in held ? held.values : held
}
