// The shape of a tree's document in a bundle: `MeasuredTree` with digests in place of report bytes. Strict and bounded:
// it comes from a job that ran code which nobody trusts.
import { reportFormats } from '@helix/core'
import { z } from 'zod'

/** Characters of what a program printed, or why a service did not start. */
export const longestText = 32_768

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const line = z.string().max(4096)
/** The longest argument that Linux hands to a program (MAX_ARG_STRLEN). */
const argument = z.string().max(131_072)
/** Of a service on the machine that measured. */
const address = z.string().regex(/^http:\/\/(127\.0\.0\.1|\[::1\]):\d{1,5}$/)
const amount = z.number().min(0)
const whole = z.int().min(0)

const report = z.strictObject({
  format: z.enum([...reportFormats, 'none', 'stub-calls']),
  /** Digest of the bytes; null when the run left no file. */
  digest: digest.nullable(),
  /** Whoever writes a file may date it as he likes. */
  modifiedAt: z.number().optional(),
})

const run = z.strictObject({
  command: line,
  purpose: z.enum(['tests', 'coverage', 'mutation', 'bench', 'exit']),
  argv: z.array(argument).max(10_000),
  startedAt: amount,
  durationMs: amount,
  exit: z.strictObject({
    code: z.int().nullable(),
    signal: line.nullable(),
    timedOut: z.boolean(),
    missing: z.boolean(),
  }),
  nonce: line.min(1),
  seed: z.int().nullable(),
  reports: z.array(report).max(8),
  altered: z.array(line).min(1).max(20).exactOptional(),
  output: z.string().max(longestText),
  service: z
    .strictObject({
      name: line,
      started: z.boolean(),
      reason: z.string().max(longestText),
      url: address.nullable(),
      requests: whole.exactOptional(),
    })
    .optional(),
})

const smoke = z.strictObject({
  started: z.boolean(),
  reason: z.string().max(longestText),
  gets: z.array(z.strictObject({ path: line, expected: whole, status: whole.nullable() })).max(1000),
  load: z
    .strictObject({
      path: line,
      requests: whole,
      errors: whole,
      seconds: amount,
      /** null: so late that no number holds it. */
      p95Ms: amount.nullable(),
    })
    .nullable(),
})

export const documentShape = z.strictObject({
  tree: z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/),
  policy: digest,
  measurements: z.array(
    z.strictObject({ need: z.string().max(65_536), root: line, runs: z.array(run).max(1000), smoke: smoke.nullable() }),
  ),
})

export type Document = z.infer<typeof documentShape>
