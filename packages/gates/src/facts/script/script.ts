import type { Language } from '../language.ts'
import { type OwnFacts, unparsed } from '../own-facts.ts'
import { lendsOf } from './assertions/lends.ts'
import { choicesOf } from './choices.ts'
import { examplesOf } from './examples.ts'
import { executableLines } from './executable.ts'
import { exportsOf } from './exports.ts'
import { edgesOf, importsIn } from './imports/imports.ts'
import { literalsOf } from './literals.ts'
import { markersOf } from './markers.ts'
import { reachesOf } from './reaches.ts'
import { signsOf } from './signs/index.ts'
import { statementsOf } from './statements.ts'
import { isTelling } from '../written/choice.ts'
import { type Source, isScript, parseSource } from './syntax.ts'
import { declaredCount } from './tests/declared-count.ts'
import { guardLines } from './tests/guards.ts'
import { testsOf } from './tests/tests.ts'
import { unitsOf } from './tests/units.ts'

/** JavaScript and TypeScript. */
export const script: Language = {
  takes: isScript,
  ownFacts(text, path) {
    const source = parseSource(text, path)
    if (source.problem === null) return scriptFacts(source)
    return isFlow(text, path) ? undefined : unparsed(source.problem)
  },
  edgesOf,
  declaredCount: (text, path) => declaredCount(parseSource(text, path)),
  unitsOf: (text, path, told) => unitsOf(parseSource(text, path), told),
  guardsOf: (text, path) => guardLines(parseSource(text, path)),
  literalsOf: (text, path) => literalsOf(parseSource(text, path)),
  examplesOf: (text, path) => examplesOf(parseSource(text, path)),
}

function scriptFacts(source: Source): OwnFacts {
  return {
    problem: null,
    named: importsIn(source),
    tests: testsOf(source),
    markers: markersOf(source),
    signs: signsOf(source),
    choices: choicesOf(source).filter(isTelling),
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
