import type { Red } from '../case.ts'
import { brokenPythonReds } from './python-broken-reds.ts'
import { hollowPythonReds } from './python-hollow-reds.ts'
import { officePythonReds } from './python-office-reds.ts'

/** All failing tests of the theatre in Python. */
export const pythonReds: readonly Red[] = [...officePythonReds, ...brokenPythonReds, ...hollowPythonReds]
