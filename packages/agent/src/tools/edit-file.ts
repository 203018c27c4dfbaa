import { z } from 'zod'
import { closestLines } from '../workspace/closest-lines.ts'
import { elide } from '../workspace/elide.ts'
import { placeFile } from '../workspace/place-file.ts'
import { replaceOnce } from '../workspace/replace-once.ts'
import { readText } from './read-text.ts'
import { defineTool, failed } from './tool.ts'
import { writablePlace } from './writable-place.ts'

/** Characters of the closest lines that are shown. */
const mostShown = 6_000

export const editFile = defineTool({
  name: 'edit_file',
  description: 'Replaces one passage of a file. `old` must be the exact text, blanks included, and occur once.',
  input: z.strictObject({
    path: z.string().min(1).describe('relative to the repository root'),
    old: z.string().min(1).describe('exact text that is there now; whole lines are best'),
    new: z.string().describe('text that takes its place'),
  }),
  example: '{"path": "src/main.ts", "old": "const answer = 41\\n", "new": "const answer = 42\\n"}',
  run: async ({ path, old, new: replacement }, { workspace }) => {
    const writable = await writablePlace(workspace, path)
    if ('ok' in writable) return writable
    const read = await readText(workspace.root, path)
    if ('ok' in read) return read
    if (old === replacement) return failed('old and new are the same text')
    // Half a character would match the half of another one.
    if (![old, replacement].every((text) => text.isWellFormed()))
      return failed('old or new holds half a character (a lone surrogate)')
    const done = replaceOnce(read.text, old, replacement)
    if (done.kind === 'absent')
      return failed(`${read.place.path} does not hold the old text. ${nearby(read.text, old, replacement)}`)
    if (done.kind === 'several') {
      const { lines, more } = done
      const times = `${more ? 'more than ' : ''}${lines.length} times (lines ${lines.join(', ')}${more ? ', …' : ''})`
      return failed(`the old text occurs ${times}; add lines around it until it is unique`)
    }
    await placeFile(read.place, done.text)
    return { ok: true, text: `edited ${read.place.path} at line ${done.line}` }
  },
})

/** Whether these whole lines stand in the text; a word of it may be anywhere by chance. */
function holdsLines(text: string, lines: string): boolean {
  const bare = lines.replaceAll('\r\n', '\n').replace(/^\n+|\n+$/g, '')
  return bare.trim() !== '' && `\n${text.replaceAll('\r\n', '\n')}\n`.includes(`\n${bare}\n`)
}

/** Most failures are a stale view of the file: what helps is what is really there. */
function nearby(text: string, old: string, replacement: string): string {
  const already = holdsLines(text, replacement) ? 'The new text is already there; perhaps nothing is to do. ' : ''
  const closest = closestLines(text, old)
  if (closest === null) return `${already}Nothing like it is in the file; read it first.`
  const differs = closest.blanksOnly ? ' (only blanks differ)' : ''
  return `${already}The closest lines, from line ${closest.line}${differs}, are:\n${elide(closest.text, mostShown)}`
}
