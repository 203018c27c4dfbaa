import { executableLines } from './executable.ts'
import { exportsOf } from './exports.ts'
import { importsIn } from './imports/imports.ts'
import { lendsOf } from './lends.ts'
import { markersOf } from './markers.ts'
import type { OwnFacts } from './own-facts.ts'
import { reachesOf } from './reaches.ts'
import { signsOf } from './signs/index.ts'
import { statementsOf } from './statements.ts'
import { pythonFacts } from './python/python-facts.ts'
import { isPython, parsePython } from './python/python-source.ts'
import { isReadable, parseSource } from './syntax.ts'
import { testsOf } from './tests.ts'

/** As `sourceFacts`, of nothing but the file's path and text. */
export function parseOwnFacts(text: string, path: string): OwnFacts | undefined {
  if (isPython(path)) {
    const source = parsePython(text, path)
    return source.problem === null ? pythonFacts(source) : { ...nothing, problem: source.problem }
  }
  if (!isReadable(path)) return undefined
  const source = parseSource(text, path)
  if (source.problem !== null) return isFlow(text, path) ? undefined : { ...nothing, problem: source.problem }
  return {
    problem: null,
    named: importsIn(source),
    tests: testsOf(source),
    markers: markersOf(source),
    signs: signsOf(source),
    lends: [...lendsOf(source)],
    exports: exportsOf(source),
    reaches: reachesOf(source),
    executable: [...executableLines(source)],
    statements: statementsOf(source),
  }
}

/** JavaScript with the types of Flow is another language; a file says so in its first comment. */
function isFlow(text: string, path: string): boolean {
  return (
    /\.[cm]?jsx?$/.test(path) &&
    (/^\s*(?:#!.*\n\s*)?(?:\/\*[^]*?@flow\b[^]*?\*\/|\/\/\s*@flow\b)/.test(text) || path.startsWith('flow-typed/'))
  )
}

const nothing: Omit<OwnFacts, 'problem'> = {
  named: [],
  tests: [],
  markers: [],
  signs: [],
  lends: [],
  exports: null,
  reaches: { globals: [], paths: [] },
  executable: [],
  statements: [],
}
