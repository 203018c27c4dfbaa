import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { HelixError } from '@helix/core'
import {
  encodeExchange,
  encodeHeader,
  type Exchange,
  isTorn,
  parseRecording,
  type RecordingHeader,
} from './recording.ts'

/** A recording that grows while a run goes on: each exchange is on the disk before the next one begins. */
export interface RecordingFile {
  add(exchange: Exchange): Promise<void>
  /** Closes it; one to which nothing was added holds its header. */
  close(): Promise<void>
  /** Takes it away. */
  discard(): Promise<void>
}

/** A recording holds the text of a repository that need not be public. */
const ownerOnly = 0o600

/**
 * The recording at `path`, begun with the first exchange; until then what was there stays. With `continued` what a killed run of the
 * same endpoint recorded there is gone on with; a torn end is cut off.
 */
export function recordingFile(path: string, header: RecordingHeader, continued: boolean): RecordingFile {
  let opened: Promise<{ file: FileHandle; before: Record<string, unknown> }> | null = null
  const begin = () => (opened ??= openAt(path, header, continued))
  return {
    add: async (exchange) => {
      const held = await begin()
      await appendSynced(held.file, encodeExchange(exchange, held.before))
      held.before = exchange.request.body
    },
    close: async () => {
      const { file } = await begin()
      await file.close()
    },
    discard: async () => {
      await (await opened)?.file.close()
      await rm(path, { force: true })
    },
  }
}

async function openAt(path: string, header: RecordingHeader, continued: boolean) {
  const held = continued ? await heldAt(path, header) : null
  if (held !== null) {
    const file = await open(path, 'a', ownerOnly)
    await file.truncate(held.bytes)
    if (held.isOpen) await file.appendFile('\n')
    return { file, before: held.before }
  }
  const file = await open(path, 'w', ownerOnly)
  await file.chmod(ownerOnly)
  await appendSynced(file, encodeHeader(header))
  return { file, before: {} }
}

/** How much of a recording of this very endpoint is whole, be it without its last line feed; null where there is none. */
async function heldAt(path: string, header: RecordingHeader) {
  const text = await readFile(path, 'utf8').catch(() => '')
  try {
    const { exchanges, ...found } = parseRecording(text, path)
    const isSame = encodeHeader(found) === encodeHeader(header)
    const whole = isTorn(text) ? text.slice(0, text.lastIndexOf('\n') + 1) : text
    if (!isSame) return null
    const before = exchanges.at(-1)?.request.body ?? {}
    return { bytes: Buffer.byteLength(whole), isOpen: !whole.endsWith('\n'), before }
  } catch (error) {
    // Something else lies there: it is replaced, as it would be without a killed run.
    if (error instanceof HelixError && error.code === 'agent/bad-recording') return null
    throw error
  }
}

async function appendSynced(file: FileHandle, line: string): Promise<void> {
  await file.appendFile(line)
  await file.datasync()
}
