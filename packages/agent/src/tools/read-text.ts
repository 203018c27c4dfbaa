import { type Place, placeOf, readPlace } from '../workspace/confine.ts'
import { asText, largestFile } from '../workspace/text-file.ts'
import { type ToolResult, failed, refused } from './tool.ts'

/** The text of a confined file, or the answer that says why it cannot be had. */
export async function readText(root: string, path: string): Promise<{ place: Place; text: string } | ToolResult> {
  const place = await placeOf(root, path)
  if ('code' in place) return refused(place)
  if (place.kind === 'absent') return failed(`${place.path} does not exist; list_files shows what does`)
  if (place.kind === 'folder') return failed(`${place.path || 'the root'} is a folder; use list_files`)
  const { size, bytes } = await readPlace(place, largestFile)
  if (bytes === null) return failed(`${place.path} has ${size} bytes, more than ${largestFile}`)
  const text = asText(bytes)
  return text === null ? failed(`${place.path} is not a text file in UTF-8`) : { place, text }
}
