import vm from 'node:vm'
import { z } from 'zod'
import { type Place, placeOf, readPlace } from '../workspace/confine.ts'
import { asText, largestFile } from '../workspace/text-file.ts'
import { walkFiles } from '../workspace/walk.ts'
import { readText } from './read-text.ts'
import { defineTool, failed, refused } from './tool.ts'

const mostMatches = 100
const mostLineLength = 300
/** Milliseconds for one file and for all: a pattern that backtracks without end must not stop Helix. */
const [longest, longestOfAll] = [1_000, 20_000]

export const search = defineTool({
  name: 'search',
  description: 'Searches text files for a JavaScript regular expression, line by line; answers path:line: text.',
  input: z.strictObject({
    pattern: z.string().min(1).max(1000).describe('regular expression; case matters'),
    path: z.string().optional().describe('file or folder, relative to the repository root'),
  }),
  example: '{"pattern": "parseAmount\\\\(", "path": "src"}',
  run: async ({ pattern, path = '' }, { workspace: { root }, signal }) => {
    const place = await placeOf(root, path)
    if ('code' in place) return refused(place)
    if (place.kind === 'absent') return failed(`${place.path} does not exist`)
    // A file that is named is searched, or it is said why not.
    const named = place.kind === 'file' ? await readText(root, path) : null
    if (named !== null && 'ok' in named) return named
    const expression = compile(pattern)
    if (typeof expression === 'string') return failed(expression)
    const linesIn = matcher(expression)
    const end = Date.now() + longestOfAll
    const found: string[] = []
    for await (const file of named === null ? textsBelow(place) : [{ path: place.path, text: named.text }]) {
      signal?.throwIfAborted()
      if (Date.now() > end) return failed('the search takes too long; name a folder')
      const hits = linesIn(file.text)
      if (hits === null) return failed('the pattern takes too long; write it without nested repetition')
      found.push(...hits.map(({ line, text }) => `${file.path}:${line}: ${text}`))
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

interface TextFile {
  path: string
  text: string
}

/** The text files below a folder; what is no text, too large, or nobody's to read is left out. */
async function* textsBelow({ root, path }: Place): AsyncGenerator<TextFile> {
  for await (const entry of walkFiles(root, path)) {
    if (entry.kind === 'link' || entry.size > largestFile) continue
    const { bytes } = await readPlace({ root, path: entry.path }, largestFile).catch(unreadable)
    const text = bytes === null ? null : asText(bytes)
    if (text !== null) yield { path: entry.path, text }
  }
}

function unreadable(error: NodeJS.ErrnoException): { bytes: null } {
  if (error.code === 'EACCES' || error.code === 'ENOENT') return { bytes: null }
  throw error
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

interface Match {
  line: number
  text: string
}

/** Answers the first lines of a text that match, or null where the pattern does not come to an end in time. */
function matcher(expression: RegExp): (text: string) => Match[] | null {
  const given: { expression: RegExp; lines: string[] } = { expression, lines: [] }
  const context = vm.createContext(given)
  return (text) => {
    const lines = text.split(/\r?\n/)
    given.lines = lines
    try {
      const places: unknown = script.runInContext(context, { timeout: longest })
      // One match more than is shown says that there are more.
      const first = Array.isArray(places) ? places.slice(0, mostMatches + 1) : places
      const numbers = z.array(z.int()).parse(Array.isArray(first) ? [...first] : first)
      return numbers.map((place) => ({ line: place + 1, text: (lines[place] ?? '').slice(0, mostLineLength) }))
    } catch (error) {
      if (!isTimeout(error)) throw error
      return null
    }
  }
}

/** The error may come from another realm, where `instanceof Error` does not hold. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
