import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { parseJson } from '@helix/core'
import { z } from 'zod'
import { type Place, placeOf } from '../workspace/confine.ts'
import { asText, largestFile } from '../workspace/text-file.ts'
import { walkFiles } from '../workspace/walk.ts'
import { readText } from './read-text.ts'
import { defineTool, failed, refused } from './tool.ts'

const mostMatches = 100
const mostLineLength = 300
/** Characters that are searched at once: to start a search that can be stopped costs more than most files. */
const mostAtOnce = 1_000_000
/** Milliseconds for what is searched at once, and for all: a pattern that backtracks without end must not stop Helix. */
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
    const end = Date.now() + longestOfAll
    const goesOn = (): boolean => {
      signal?.throwIfAborted()
      return Date.now() <= end
    }
    const found: string[] = []
    const texts = named === null ? textsBelow(place) : [{ path: place.path, text: named.text }]
    for await (const files of batches(texts, goesOn)) {
      if (files === null) return failed('the search takes too long; name a folder')
      const hits = matches(files, expression)
      if (hits === null) return failed('the pattern takes too long; write it without nested repetition, or name a file')
      found.push(...hits)
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
    if (entry.kind === 'link') continue
    const bytes = read(join(root, entry.path))
    const text = bytes === null ? null : asText(bytes)
    if (text !== null) yield { path: entry.path, text }
  }
}

/** At once: of very many small files the detour by way of other threads is most of the time. Null for what is not to be searched. */
function read(path: string): Buffer | null {
  try {
    return lstatSync(path).size > largestFile ? null : readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'ENOENT')) return null
    throw error
  }
}

/** The texts as they are searched together; null, and no more, where it is not to go on. */
async function* batches(
  files: AsyncIterable<TextFile> | Iterable<TextFile>,
  goesOn: () => boolean,
): AsyncGenerator<TextFile[] | null> {
  let batch: TextFile[] = []
  let size = 0
  for await (const file of files) {
    if (!goesOn()) {
      yield null
      return
    }
    batch.push(file)
    size += file.text.length
    if (size < mostAtOnce) continue
    yield batch
    batch = []
    size = 0
  }
  yield batch
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

/** Ends with one match more than is shown, which says that there are more. */
const script = new vm.Script(`
  const hits = []
  texts.some((lines, file) => lines.some((text, line) => expression.test(text) && hits.push({ file, line }) > most))
  JSON.stringify(hits)
`)
const places = z.array(z.object({ file: z.int(), line: z.int() }))

/** The first lines that match, as they are shown, or null where the pattern does not come to an end in time. */
function matches(files: readonly TextFile[], expression: RegExp): string[] | null {
  const texts = files.map(({ text }) => text.split(/\r?\n/))
  try {
    const found = script.runInNewContext({ texts, expression, most: mostMatches }, { timeout: longest })
    return places.parse(parseJson(String(found))).map(({ file, line }) => {
      const shown = (texts[file]?.[line] ?? '').slice(0, mostLineLength)
      return `${files[file]?.path}:${line + 1}: ${shown}`
    })
  } catch (error) {
    if (!isTimeout(error)) throw error
    return null
  }
}

/** The error may come from another realm, where `instanceof Error` does not hold. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
