import { type Finding, parseJson, sha256 } from '@helix/core'
import { z } from 'zod'
import { type RunEntry, type RunHeader, entrySchema } from './entries.ts'
import { unseal } from './line.ts'

export interface LoggedEntry {
  seq: number
  at: string
  entry: RunEntry
}

/** A run log as read. Entries after the first bad line are not given. */
export interface RunRecord {
  header: RunHeader | null
  entries: LoggedEntry[]
  /** Bytes of a last line that was not finished when the writer died; 0 for a whole log. */
  torn: number
  /** The first bad line, RUN-LOG-…; null when the chain holds. */
  problem: Finding | null
  /** SHA-256 of the last good line and its sequence number, for whoever appends; null for an empty log. */
  last: { seq: number; digest: string } | null
}

/**
 * Reads a run log (`helix-run/1`) and verifies its chain: sequence, `previous`, `sum`, shape of every entry. A last
 * line without line feed is torn, which a crash explains; anything else that does not hold is a problem.
 */
export function readRunLog(log: string | Uint8Array): RunRecord {
  const bytes = typeof log === 'string' ? Buffer.from(log) : log
  // A torn last line may end inside a character; only whole lines must be UTF-8.
  const end = bytes.lastIndexOf(lineFeed) + 1
  const record: RunRecord = { header: null, entries: [], torn: bytes.length - end, problem: null, last: null }
  const text = decode(bytes.subarray(0, end))
  if (text === null) return { ...record, problem: bad(1, 'RUN-LOG-SHAPE', 'the file is not UTF-8') }
  for (const line of text.split('\n').slice(0, -1)) {
    const problem = append(record, line)
    if (problem) return { ...record, problem }
  }
  return record
}

const lineFeed = 0x0a

const placeSchema = z.looseObject({ seq: z.int(), at: z.iso.datetime(), previous: z.string().nullable() })

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function append(record: RunRecord, line: string): Finding | null {
  const number = record.entries.length + 1
  const json = unseal(line)
  if (json === null) return bad(number, 'RUN-LOG-SUM', 'its sum does not match what it says')
  const placed = placeSchema.safeParse(parseJson(json))
  if (!placed.success) return bad(number, 'RUN-LOG-SHAPE', 'it is not an object with seq, at and previous')
  const { seq, at, previous, ...rest } = placed.data
  const expected = record.last === null ? 0 : record.last.seq + 1
  if (seq !== expected) return bad(number, 'RUN-LOG-ORDER', `seq is ${seq}, expected ${expected}`)
  if (previous !== (record.last?.digest ?? null)) {
    return bad(number, 'RUN-LOG-CHAIN', 'previous is not the SHA-256 of the line before')
  }
  const parsed = entrySchema.safeParse(rest)
  if (!parsed.success) return bad(number, 'RUN-LOG-SHAPE', parsed.error.issues[0]?.message ?? 'not a known entry')
  const entry = parsed.data
  if ((entry.type === 'run') !== (expected === 0)) {
    return bad(number, 'RUN-LOG-ORDER', expected === 0 ? 'a log starts with its run entry' : 'a second run entry')
  }
  if (entry.type === 'run') record.header = entry
  record.entries.push({ seq: expected, at, entry })
  record.last = { seq: expected, digest: sha256(line) }
  return null
}

function bad(line: number, code: string, why: string): Finding {
  return {
    severity: 'error',
    code,
    message: `line ${line} of the run log: ${why}`,
    where: { line },
    fix: 'Start a new run; this log no longer proves what happened.',
  }
}
