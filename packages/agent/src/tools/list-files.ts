import { z } from 'zod'
import { placeOf } from '../workspace/confine.ts'
import { walkFiles } from '../workspace/walk.ts'
import { defineTool, failed, refused } from './tool.ts'

const mostEntries = 500

export const listFiles = defineTool({
  name: 'list_files',
  description: 'Lists the files below a folder (default: the whole repository), one path a line.',
  input: z.strictObject({ path: z.string().optional().describe('folder, relative to the repository root') }),
  example: '{"path": "src"}',
  run: async ({ path = '' }, { workspace }) => {
    const place = await placeOf(workspace.root, path)
    if ('code' in place) return refused(place)
    if (place.kind !== 'folder')
      return failed(`${path} is ${place.kind === 'absent' ? 'not there' : 'a file, not a folder'}`)
    const lines: string[] = []
    let more = 0
    for await (const entry of walkFiles(workspace.root, place.path)) {
      if (lines.length < mostEntries) lines.push(entry.kind === 'link' ? `${entry.path} (link)` : entry.path)
      else more += 1
    }
    if (more > 0) lines.push(`[… ${more} more; name a folder]`)
    return { ok: true, text: lines.length === 0 ? 'no files' : lines.join('\n') }
  },
})
