import { isAbsolute, relative } from 'node:path'
import type {
  ReadTextFileRequest,
  ReadTextFileResponse,
  WriteTextFileRequest,
  WriteTextFileResponse,
} from '@agentclientprotocol/sdk'
import type { Workspace } from '../driver/port.ts'
import { readText } from '../tools/read-text.ts'
import { writablePlace } from '../tools/writable-place.ts'
import { placeOf } from '../workspace/confine.ts'
import { placeFile } from '../workspace/place-file.ts'

/** Reads a file of the worktree for an agent; lines count from 1. Throws a RequestError with the reason where it may not be read. */
export async function readFor(
  { root }: Workspace,
  { path, line, limit }: ReadTextFileRequest,
): Promise<ReadTextFileResponse> {
  const read = await readText(root, within(root, path))
  if ('ok' in read) throw await refusal(root, path, read.text)
  const lines = read.text.split('\n')
  const from = Math.max(0, (line ?? 1) - 1)
  return { content: lines.slice(from, from + (limit ?? lines.length)).join('\n') }
}

/** Writes a file of the worktree for an agent. Throws a RequestError with the reason where it may not be written. */
export async function writeFor(
  workspace: Workspace,
  { path, content }: WriteTextFileRequest,
): Promise<WriteTextFileResponse> {
  const place = await writablePlace(workspace, within(workspace.root, path))
  if ('ok' in place) throw await refusal(workspace.root, path, place.text)
  await placeFile(place, content)
  return {}
}

/** Agents look whether a file is there before they write it, and know that it is not by an error of its own. */
async function refusal(root: string, path: string, why: string): Promise<Error> {
  const { RequestError } = await import('@agentclientprotocol/sdk')
  const place = await placeOf(root, within(root, path))
  const isAbsent = 'kind' in place && place.kind === 'absent'
  return isAbsent ? RequestError.resourceNotFound(path) : RequestError.invalidParams(undefined, why)
}

/** The protocol names files by absolute paths; what lies outside stays recognisable for the rules of confinement. */
function within(root: string, path: string): string {
  return isAbsolute(path) ? relative(root, path) : path
}
