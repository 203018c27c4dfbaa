import { type Finding, findJsonExcess, type JsonLimits } from '@helix/core'
import { z } from 'zod'
import { type Reading, tooLarge, truncated } from './reader.ts'

/** Reports above this size are refused, so that reading one needs bounded memory. */
export const maximumReportBytes = 64 * 1024 * 1024

/** The largest honest reports name for each of many thousand mutants the hundreds of tests that cover it. */
const jsonLimits: JsonLimits = { depth: 512, values: 8_000_000 }

/** The report's bytes as strict UTF-8 text, or the reason why not. */
export function decodeReport(bytes: Uint8Array, format: string): string | Finding {
  if (bytes.byteLength > maximumReportBytes) {
    return tooLarge(`the ${format} report has ${bytes.byteLength} bytes; at most ${maximumReportBytes} are read`)
  }
  if (bytes.byteLength === 0) return truncated(format, 'it has no bytes')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return truncated(format, 'it is not UTF-8 text')
  }
}

/** Lines that are read of one report. */
const mostLines = 4_000_000
const newline = 0x0a

/** The report's lines without their ends, one after the other and never all at once, or the reason why not. */
export function decodeLines(bytes: Uint8Array, format: string): Iterable<string> | Finding {
  const text = decodeReport(bytes, format)
  if (typeof text !== 'string') return text
  const lines = bytes.reduce((count, byte) => (byte === newline ? count + 1 : count), 1)
  if (lines > mostLines) return tooLarge(`the ${format} report has ${lines} lines; at most ${mostLines} are read`)
  return linesOf(text)
}

function* linesOf(text: string): Generator<string, void, undefined> {
  let at = 0
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
    yield text.slice(at, text[end - 1] === '\r' && end > at ? end - 1 : end)
    at = end + 1
  }
  yield text.slice(at)
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
  const excess = findJsonExcess(bytes, jsonLimits)
  if (excess !== null) return tooLarge(`the ${format} report is not read: ${excess}`)
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

/** An object of any keys as its entries; `__proto__` is a key like any other, which zod's record leaves out. */
export function entriesOf<Value extends z.ZodType>(value: Value) {
  return z.preprocess(
    (held) => (typeof held === 'object' && held !== null && !Array.isArray(held) ? Object.entries(held) : held),
    listOf(z.tuple([z.string(), value])),
  )
}

/** A list that is looked at up to its first wrong member: zod describes each of millions, which takes gigabytes. */
export function listOf<Member extends z.ZodType>(member: Member) {
  return z.unknown().transform((held, context): z.output<Member>[] => {
    if (!Array.isArray(held)) {
      context.issues.push({ code: 'invalid_type', expected: 'array', input: held })
      return z.NEVER
    }
    const members: z.output<Member>[] = []
    for (const [at, one] of held.entries()) {
      const checked = member.safeParse(one)
      if (!checked.success) {
        const { path, message } = checked.error.issues[0] ?? { path: [], message: 'unexpected shape' }
        context.issues.push({ code: 'custom', path: [at, ...path], message, input: held })
        return z.NEVER
      }
      members.push(checked.data)
    }
    return members
  })
}
