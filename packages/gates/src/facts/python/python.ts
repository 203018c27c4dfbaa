import type { Language } from '../language.ts'
import { type OwnFacts, unparsed } from '../own-facts.ts'
import { choicesOf } from './choices.ts'
import { collectedCount } from './tests/collected-tests.ts'
import { examplesOf } from './examples.ts'
import { executableLines } from './executable.ts'
import { exportsOf } from './exports.ts'
import { guardLines } from './tests/guards.ts'
import { edgesOf, importsIn } from './imports/imports.ts'
import { lendsOf } from './assertions/lends.ts'
import { literalsOf } from './literals.ts'
import { markersOf } from './markers.ts'
import { type PythonSource, isPython, parsePython } from './syntax.ts'
import { reachesOf } from './reaches.ts'
import { isTestPath } from './imports/resolve-module.ts'
import { signsOf } from './signs/index.ts'
import { statementsOf } from './statements.ts'
import { testsOf } from './tests/tests.ts'
import { unitsOf } from './tests/units.ts'
import { isTelling } from '../written/choice.ts'

export const python: Language = {
  takes: isPython,
  ownFacts(text, path) {
    const source = parsePython(text, path)
    return source.problem === null ? pythonFacts(source) : unparsed(source.problem)
  },
  edgesOf,
  declaredCount: (text, path) => collectedCount(parsePython(text, path)),
  unitsOf: (text, path) => unitsOf(parsePython(text, path)),
  guardsOf: (text, path) => guardLines(parsePython(text, path)),
  literalsOf: (text, path) => literalsOf(parsePython(text, path)),
  examplesOf: (text, path) => examplesOf(parsePython(text, path)),
}

/** Only files that pytest would look into declare tests. */
function pythonFacts(source: PythonSource): OwnFacts {
  return {
    problem: null,
    named: importsIn(source),
    tests: isTestPath(source.path) ? testsOf(source) : [],
    markers: markersOf(source),
    signs: signsOf(source),
    choices: choicesOf(source).filter(isTelling),
    lends: lendsOf(source),
    exports: exportsOf(source),
    reaches: reachesOf(source),
    executable: [...executableLines(source)],
    statements: statementsOf(source),
  }
}
