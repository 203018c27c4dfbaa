import type { Finding } from '@helix/core'
import type { z } from 'zod'
import { type Reading, refusal, truncated } from './reader.ts'

/** Reports above this size are refused, so that reading one needs bounded memory. */
export const maximumReportBytes = 64 * 1024 * 1024

/** The report's bytes as strict UTF-8 text, or the reason why not. */
export function decodeReport(bytes: Uint8Array, format: string): string | Finding {
  if (bytes.byteLength > maximumReportBytes) {
    return refusal(
      'REPORT-TOO-LARGE',
      `the ${format} report has ${bytes.byteLength} bytes; at most ${maximumReportBytes} are read`,
      'Split the command into several, or make its reporter leave out logs.',
    )
  }
  if (bytes.byteLength === 0) return truncated(format, 'it has no bytes')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return truncated(format, 'it is not UTF-8 text')
  }
}

/** Decodes, parses and checks a JSON report, then hands the value on. */
export function readJson<T>(
  bytes: Uint8Array,
  format: string,
  schema: z.ZodType<T>,
  read: (value: T) => Reading | Finding,
): Reading | Finding {
  const text = decodeReport(bytes, format)
  if (typeof text !== 'string') return text
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return truncated(format, error instanceof Error ? error.message : String(error))
  }
  const checked = schema.safeParse(value)
  if (checked.success) return read(checked.data)
  const issue = checked.error.issues[0]
  return truncated(format, `${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'unexpected shape'}`)
}
