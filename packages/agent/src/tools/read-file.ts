import { z } from 'zod'
import { elide } from '../workspace/elide.ts'
import { countLines } from '../workspace/text-file.ts'
import { readText } from './read-text.ts'
import { defineTool, failed } from './tool.ts'

/** Characters of one answer; about 7,500 tokens. */
const mostCharacters = 30_000

export const readFile = defineTool({
  name: 'read_file',
  description: 'Reads a text file, or its lines from..to (both from 1, inclusive).',
  input: z.strictObject({
    path: z.string().describe('relative to the repository root'),
    from: z.int().min(1).optional().describe('first line'),
    to: z.int().min(1).optional().describe('last line'),
  }),
  example: '{"path": "src/main.ts", "from": 1, "to": 80}',
  run: async ({ path, from = 1, to }, { workspace }) => {
    const read = await readText(workspace.root, path)
    if ('ok' in read) return read
    const total = countLines(read.text)
    if (from > Math.max(1, total)) return failed(`${read.place.path} has ${total} lines; from is ${from}`)
    const last = Math.min(to ?? total, total)
    if (last < from && total > 0) return failed(`to (${last}) comes before from (${from})`)
    const lines = read.text
      .split('\n')
      .slice(from - 1, last)
      .join('\n')
    const body = elide(lines, mostCharacters, 'read them with from and to')
    return { ok: true, text: `${read.place.path} lines ${total === 0 ? 0 : from}-${last} of ${total}\n${body}` }
  },
})
