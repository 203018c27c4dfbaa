import { HelixError, parseJson, parseWith } from '@helix/core'
import { z } from 'zod'

const headers = z.record(z.string(), z.string())

const headerSchema = z.strictObject({
  type: z.literal('recording'),
  version: z.literal(1),
  /** Version of Helix. */
  helix: z.string(),
  /** Host and port of the endpoint. */
  host: z.string(),
  model: z.string(),
  api: z.enum(['chat', 'responses']),
})

const exchangeSchema = z.strictObject({
  type: z.literal('exchange'),
  request: z.strictObject({
    /** Below the endpoint's address: `/chat/completions`. */
    path: z.string(),
    /** The members that differ from those of the request before. */
    body: z.record(z.string(), z.unknown()),
    /** Members that are as in the request before. */
    same: z.array(z.string()),
    /** Of a list that only grew: how many of its first items are as in the request before. */
    kept: z.record(z.string(), z.int().min(1)),
  }),
  /** Null where nothing came: the connection could not be made. */
  answer: z
    .strictObject({
      /** Null where not even that came. */
      status: z.int().nullable(),
      headers,
      /** The body as it came, piece by piece. */
      pieces: z.array(z.string()),
      /** How it ended: by itself, by a broken connection, or in silence until Helix gave up. */
      ended: z.enum(['whole', 'broken', 'silent']),
    })
    .nullable(),
})

export type RecordingHeader = Omit<z.infer<typeof headerSchema>, 'type' | 'version'>
export type Answer = NonNullable<z.infer<typeof exchangeSchema>['answer']>

/** One request and what came back. */
export interface Exchange {
  request: { path: string; body: Record<string, unknown> }
  answer: Answer | null
}

/** What was said between Helix and a model's endpoint. */
export interface Recording extends RecordingHeader {
  exchanges: Exchange[]
}

/** The first line of a recording. */
export function encodeHeader(header: RecordingHeader): string {
  return `${JSON.stringify({ type: 'recording', version: 1, ...header })}\n`
}

/** The line of an exchange; `before` is the body of the request before it. */
export function encodeExchange({ request, answer }: Exchange, before: Record<string, unknown>): string {
  const sent = { path: request.path, ...difference(before, request.body) }
  return `${JSON.stringify({ type: 'exchange', request: sent, answer })}\n`
}

/** Whether a recording ends within a line: Helix was killed while it was written. */
export function isTorn(text: string): boolean {
  return !text.endsWith('\n') && parseJson(text.slice(text.lastIndexOf('\n') + 1)) === undefined
}

/**
 * Reads a recording back; an exchange that it is torn in is left out. HelixError agent/bad-recording with the line that is wrong,
 * and where it is torn before the first exchange came to its end.
 */
export function parseRecording(text: string, source: string): Recording {
  const torn = isTorn(text)
  const lines = text.split('\n').slice(0, torn ? -1 : undefined).filter((line) => line !== '') // prettier-ignore
  const hint = 'record it again: helix next --record <file>'
  const read = <T>(schema: z.ZodType<T>, line: string, number: number): T =>
    parseWith(schema, parseJson(line), 'agent/bad-recording', `${source}:${number}`, hint)
  const [first, ...rest] = lines
  if (first === undefined || (torn && rest.length === 0)) {
    throw new HelixError('agent/bad-recording', `${source} holds no exchange that came to its end`, { hint })
  }
  const { type: _, version: __, ...header } = read(headerSchema, first, 1)
  let before: Record<string, unknown> = {}
  const exchanges = rest.map((line, place) => {
    const { request, answer } = read(exchangeSchema, line, place + 2)
    before = restored(before, request)
    return { request: { path: request.path, body: before }, answer }
  })
  return { ...header, exchanges }
}

type Difference = Pick<z.infer<typeof exchangeSchema>['request'], 'body' | 'same' | 'kept'>

function difference(before: Record<string, unknown>, now: Record<string, unknown>): Difference {
  const result: Difference = { body: {}, same: [], kept: {} }
  for (const [key, value] of Object.entries(now)) {
    const old = before[key]
    const kept = Array.isArray(old) && Array.isArray(value) ? commonStart(old, value) : 0
    if (isEqual(old, value)) result.same.push(key)
    else if (Array.isArray(value) && kept > 0) {
      result.kept[key] = kept
      result.body[key] = value.slice(kept)
    } else result.body[key] = value
  }
  return result
}

function restored(before: Record<string, unknown>, { body, same, kept }: Difference): Record<string, unknown> {
  const now = { ...body }
  for (const key of same) now[key] = before[key]
  for (const [key, count] of Object.entries(kept)) {
    const [old, added] = [before[key], body[key]]
    if (Array.isArray(old) && Array.isArray(added)) now[key] = [...old.slice(0, count), ...added]
  }
  return now
}

function commonStart(old: readonly unknown[], now: readonly unknown[]): number {
  const differs = now.findIndex((item, place) => place >= old.length || !isEqual(old[place], item))
  return differs === -1 ? now.length : differs
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
