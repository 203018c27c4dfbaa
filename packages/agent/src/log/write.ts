import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { HelixError, sha256 } from '@helix/core'
import type { RunEntry, RunLog } from './entries.ts'
import { renderLine } from './line.ts'
import { type RunRecord, readRunLog } from './read.ts'
import type { Redact } from './redact.ts'

export interface RunLogOptions {
  /** Milliseconds since the epoch. */
  now: () => number
  redact: Redact
}

/** A log in memory; `text()` is what the file would hold. */
export function memoryRunLog(options: RunLogOptions): RunLog & { text(): string } {
  let text = ''
  const write = chained(options, null, async (line) => {
    text += line
  })
  return { write, text: () => text }
}

/**
 * Opens the log at `path` for appending, creating it and its folder. A torn last line is cut off and noted; a log whose
 * chain is broken is not continued (HelixError agent/log-broken). Every entry is redacted, appended and synced.
 */
export async function openRunLog(
  path: string,
  options: RunLogOptions,
): Promise<RunLog & { record: RunRecord; close(): Promise<void> }> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a+', ownerOnly)
  const bytes = await readFile(file)
  const record = readRunLog(bytes)
  if (record.problem) {
    await file.close()
    throw new HelixError('agent/log-broken', `${path}: ${record.problem.message}`, {
      where: { path },
      findings: [record.problem],
      hint: 'move the file away and start the run again',
    })
  }
  if (record.torn > 0) await file.truncate(bytes.length - record.torn)
  const write = chained(options, record.last, (line) => appendSynced(file, line))
  if (record.torn > 0) {
    await write({
      type: 'decision',
      decision: 'mended',
      reason: `${record.torn} bytes of an unfinished line were cut off`,
    })
  }
  return { write, record, close: () => file.close() }
}

/** A log holds the text of a repository that need not be public. */
const ownerOnly = 0o600

async function appendSynced(file: FileHandle, line: string): Promise<void> {
  await file.appendFile(line)
  await file.datasync()
}

function chained(
  { now, redact }: RunLogOptions,
  last: RunRecord['last'],
  append: (line: string) => Promise<void>,
): RunLog['write'] {
  let seq = last === null ? 0 : last.seq + 1
  let previous = last?.digest ?? null
  return async (entry: RunEntry) => {
    const line = renderLine({ seq, at: new Date(now()).toISOString(), previous }, redact(entry))
    await append(`${line}\n`)
    seq += 1
    previous = sha256(line)
  }
}
