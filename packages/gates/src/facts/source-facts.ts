import type { SourceFacts } from '../decide/evidence.ts'
import { executableLines } from './executable.ts'
import { exportsOf } from './exports.ts'
import { importsOf } from './imports/imports.ts'
import { lendsOf } from './lends.ts'
import { markersOf } from './markers.ts'
import { reachesOf } from './reaches.ts'
import type { Resolution } from './resolve/resolution.ts'
import { signsOf } from './signs/index.ts'
import { pythonFacts } from './python/python-facts.ts'
import { isPython, parsePython } from './python/python-source.ts'
import { isReadable, parseSource } from './syntax.ts'
import { testsOf } from './tests.ts'

/**
 * What can be told of a JavaScript, TypeScript or Python file without running it; undefined for other files. A file with a
 * syntax error has a `problem` and no facts.
 */
export function sourceFacts(text: string, path: string, resolution: Resolution): SourceFacts | undefined {
  if (isPython(path)) {
    const source = parsePython(text, path)
    return source.problem === null ? pythonFacts(source, resolution) : { ...nothing, problem: source.problem }
  }
  if (!isReadable(path)) return undefined
  const source = parseSource(text, path)
  if (source.problem !== null) return isFlow(text, path) ? undefined : { ...nothing, problem: source.problem }
  return {
    problem: null,
    imports: importsOf(source, resolution),
    tests: testsOf(source),
    markers: markersOf(source),
    signs: signsOf(source),
    lends: lendsOf(source),
    exports: exportsOf(source),
    reaches: reachesOf(source),
    executable: executableLines(source),
  }
}

/** JavaScript with the types of Flow is another language; a file says so in its first comment. */
function isFlow(text: string, path: string): boolean {
  return (
    /\.[cm]?jsx?$/.test(path) &&
    (/^\s*(?:#!.*\n\s*)?(?:\/\*[^]*?@flow\b[^]*?\*\/|\/\/\s*@flow\b)/.test(text) || path.startsWith('flow-typed/'))
  )
}

const nothing: Omit<SourceFacts, 'problem'> = {
  imports: [],
  tests: [],
  markers: [],
  signs: [],
  lends: new Map(),
  exports: null,
  reaches: { globals: [], paths: [] },
  executable: new Set(),
}
