import { z } from 'zod'
import { placeFile } from '../workspace/place-file.ts'
import { countLines } from '../workspace/text-file.ts'
import { defineTool, failed } from './tool.ts'
import { writablePlace } from './writable-place.ts'

const mostCharacters = 1_000_000

export const writeFile = defineTool({
  name: 'write_file',
  description: 'Writes a whole file, new or in place of the old one. Folders are made as needed.',
  input: z.strictObject({
    path: z.string().min(1).describe('relative to the repository root'),
    content: z.string().describe('the whole text of the file'),
  }),
  example: '{"path": "src/main.ts", "content": "export const answer = 42\\n"}',
  run: async ({ path, content }, { workspace }) => {
    const place = await writablePlace(workspace, path)
    if ('ok' in place) return place
    if (place.kind === 'folder') return failed(`${place.path} is a folder`)
    if (content.length > mostCharacters)
      return failed(`the content has ${content.length} characters, more than ${mostCharacters}`)
    if (!content.isWellFormed()) return failed('the content holds half a character (a lone surrogate)')
    await placeFile(place, content)
    return { ok: true, text: `wrote ${place.path} (${countLines(content)} lines)` }
  },
})
