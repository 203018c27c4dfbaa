import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import vm from 'node:vm'
import { z } from 'zod'
import { placeOf } from '../workspace/confine.ts'
import { asText, largestFile } from '../workspace/text-file.ts'
import { type WalkEntry, walkFiles } from '../workspace/walk.ts'
import { defineTool, failed, refused } from './tool.ts'

const mostMatches = 100
const mostLineLength = 300
/** Milliseconds for one file: a pattern that backtracks without end must not stop Helix. */
const longest = 1000

export const search = defineTool({
  name: 'search',
  description: 'Searches text files for a JavaScript regular expression, line by line; answers path:line: text.',
  input: z.strictObject({
    pattern: z.string().min(1).max(1000).describe('regular expression; case matters'),
    path: z.string().optional().describe('file or folder, relative to the repository root'),
  }),
  example: '{"pattern": "parseAmount\\\\(", "path": "src"}',
  run: async ({ pattern, path = '' }, { workspace }) => {
    const place = await placeOf(workspace.root, path)
    if ('code' in place) return refused(place)
    if (place.kind === 'absent') return failed(`${place.path} does not exist`)
    const expression = compile(pattern)
    if (typeof expression === 'string') return failed(expression)
    const found: string[] = []
    for await (const entry of filesAt(workspace.root, place.path, place.kind)) {
      if (entry.kind === 'link' || entry.size > largestFile) continue
      const text = asText(await readFile(join(workspace.root, entry.path)))
      if (text === null) continue
      const hits = matchingLines(text, expression)
      if (hits === null) return failed('the pattern takes too long; write it without nested repetition')
      found.push(...hits.map(({ line, text: shown }) => `${entry.path}:${line}: ${shown}`))
      if (found.length > mostMatches) break
    }
    if (found.length === 0) return { ok: true, text: 'no matches' }
    if (found.length <= mostMatches) return { ok: true, text: found.join('\n') }
    return {
      ok: true,
      text: `${found.slice(0, mostMatches).join('\n')}\n[… more; name a folder or narrow the pattern]`,
    }
  },
})

async function* filesAt(root: string, path: string, kind: 'file' | 'folder'): AsyncGenerator<WalkEntry> {
  if (kind === 'file') yield { path, kind, size: (await lstat(join(root, path))).size }
  else yield* walkFiles(root, path)
}

function compile(pattern: string): RegExp | string {
  try {
    return new RegExp(pattern, 'v')
  } catch {
    // The older syntax allows more, for instance a lone "{".
  }
  try {
    return new RegExp(pattern)
  } catch (error) {
    return `${error instanceof Error ? error.message : 'not a regular expression'}; escape ( ) [ ] { } . * + ? with a backslash`
  }
}

const script = new vm.Script('lines.flatMap((line, place) => (expression.test(line) ? [place] : []))')

/** The first matching lines, or null when the pattern did not come to an end in time. */
function matchingLines(text: string, expression: RegExp): { line: number; text: string }[] | null {
  const lines = text.split(/\r?\n/)
  try {
    const places: unknown = script.runInNewContext({ lines, expression }, { timeout: longest })
    // One match more than is shown says that there are more.
    const first = Array.isArray(places) ? places.slice(0, mostMatches + 1) : places
    const numbers = z.array(z.int()).parse(Array.isArray(first) ? [...first] : first)
    return numbers.map((place) => ({ line: place + 1, text: (lines[place] ?? '').slice(0, mostLineLength) }))
  } catch (error) {
    if (!isTimeout(error)) throw error
    return null
  }
}

/** The error may come from another realm, where `instanceof Error` does not hold. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
