import type { Red } from '../case.ts'
import { brokenPythonReds } from './python-broken-reds.ts'
import { comingPythonReds } from './python-coming-reds.ts'
import { hollowPythonReds } from './python-hollow-reds.ts'
import { visitPythonReds } from './python-visit-reds.ts'

/** All failing tests of the clinic in Python. */
export const pythonReds: readonly Red[] = [
  ...visitPythonReds,
  ...comingPythonReds,
  ...brokenPythonReds,
  ...hollowPythonReds,
]
