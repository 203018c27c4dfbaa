import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { inFolderOf } from '../workspace/in-folder-of.ts'
import { defineTool, failed } from './tool.ts'
import { writablePlace } from './writable-place.ts'

export const deleteFile = defineTool({
  name: 'delete_file',
  description: 'Deletes one file.',
  input: z.strictObject({ path: z.string().min(1).describe('relative to the repository root') }),
  example: '{"path": "src/old.ts"}',
  run: async ({ path }, { workspace }) => {
    const place = await writablePlace(workspace, path)
    if ('ok' in place) return place
    if (place.kind !== 'file') return failed(`${place.path} is ${place.kind === 'absent' ? 'not there' : 'a folder'}`)
    await inFolderOf(place, (at) => rm(at))
    return { ok: true, text: `deleted ${place.path}` }
  },
})
