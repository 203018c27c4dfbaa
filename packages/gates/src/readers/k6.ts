// k6's summary: `--summary-export`, and what `handleSummary` is given (grafana.com/docs/k6, "End of test"). Milliseconds.
import type { Finding } from '@helix/core'
import { z } from 'zod'
import { benchFailed } from './hyperfine.ts'
import { count, time } from './numbers.ts'
import { type Reading, truncated } from './reader.ts'
import { readJson } from './text.ts'

/** A metric is its values, or holds them. */
const metric = <Values extends z.ZodType>(values: Values) => z.union([z.object({ values }), values])
const shape = z.object({
  metrics: z.object({
    http_req_duration: metric(z.object({ avg: time, 'p(95)': time })),
    http_reqs: metric(z.object({ count })),
    // `passes` counts the requests that failed.
    http_req_failed: metric(z.object({ passes: count })).optional(),
    checks: metric(z.object({ fails: count })).optional(),
  }),
})

/** Reads the requests of a run as one benchmark. Its exit code 99 says that a threshold of its script was crossed. */
export function readK6(bytes: Uint8Array): Reading | Finding {
  return readJson(bytes, 'k6', shape, ({ metrics }) => {
    const duration = valuesOf(metrics.http_req_duration)
    const failed = metrics.http_req_failed ? valuesOf(metrics.http_req_failed).passes : 0
    const unmet = metrics.checks ? valuesOf(metrics.checks).fails : 0
    if (failed + unmet > 0) return benchFailed('http_req_duration', `${failed} requests and ${unmet} checks failed`)
    const samples = valuesOf(metrics.http_reqs).count
    if (samples === 0) return truncated('k6', 'it made no request')
    return { bench: [{ id: 'http_req_duration', mean: duration.avg, p95: duration['p(95)'], samples }] }
  })
}

function valuesOf<Values extends object>(held: { values: Values } | Values): Values {
  return 'values' in held ? held.values : held
}
