// autocannon's `--json` (github.com/mcollina/autocannon): latencies in milliseconds.
import type { Finding } from '@helix/core'
import { z } from 'zod'
import { benchFailed } from './hyperfine.ts'
import { count, time } from './numbers.ts'
import type { Reading } from './reader.ts'
import { readJson } from './text.ts'

const shape = z.object({
  title: z.string().nullish(),
  url: z.string(),
  errors: count,
  timeouts: count,
  non2xx: count,
  // Answers with another body than was expected (`--expectBody`).
  mismatches: count.default(0),
  latency: z.object({ mean: time, p97_5: time }),
  requests: z.object({ total: count }),
})

/** Reads one benchmark. autocannon tells no 95th percentile: the 97.5th stands for it, which it is never below. */
export function readAutocannon(bytes: Uint8Array): Reading | Finding {
  return readJson(
    bytes,
    'autocannon',
    shape,
    ({ title, url, errors, timeouts, non2xx, mismatches, latency, requests }) => {
      const id = title ?? pathOf(url)
      const failed = errors + timeouts + non2xx + mismatches
      if (failed > 0) return benchFailed(id, `${failed} of its requests were not answered with 2xx, or not as expected`)
      return { bench: [{ id, mean: latency.mean, p95: latency.p97_5, samples: requests.total }] }
    },
  )
}

/** The port changes from run to run. */
function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
