import type { Workspace } from '../driver/port.ts'
import { type Place, placeOf } from '../workspace/confine.ts'
import { type ToolResult, refused } from './tool.ts'

/** The confined place of a path that may be written now, or the answer that says why not. */
export async function writablePlace(workspace: Workspace, path: string): Promise<Place | ToolResult> {
  const place = await placeOf(workspace.root, path)
  if ('code' in place) return refused(place)
  const closed = workspace.mayWrite(place.path)
  return closed === null ? place : refused(closed)
}
