import type { OwnFacts } from '../own-facts.ts'
import { executableLines } from './executable.ts'
import { exportsOf } from './exports.ts'
import { importsIn } from './imports.ts'
import { markersOf } from './markers.ts'
import type { PythonSource } from './python-source.ts'
import { reachesOf } from './reaches.ts'
import { isTestPath } from './resolve-module.ts'
import { signsOf } from './signs.ts'
import { statementsOf } from './statements.ts'
import { testsOf } from './tests.ts'

/** What can be told of a Python source without running it. Only files that pytest would look into declare tests. */
export function pythonFacts(source: PythonSource): OwnFacts {
  return {
    problem: null,
    named: importsIn(source),
    tests: isTestPath(source.path) ? testsOf(source) : [],
    markers: markersOf(source),
    signs: signsOf(source),
    lends: [],
    exports: exportsOf(source),
    reaches: reachesOf(source),
    executable: [...executableLines(source)],
    statements: statementsOf(source),
  }
}
