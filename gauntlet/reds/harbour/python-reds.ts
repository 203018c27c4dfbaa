import type { Red } from '../case.ts'
import { comingPythonReds } from './python-coming-reds.ts'
import { emptyPythonReds } from './python-empty-reds.ts'
import { goodPythonReds } from './python-good-reds.ts'
import { tornPythonReds } from './python-torn-reds.ts'

/** All failing tests of the harbour in Python. */
export const pythonReds: readonly Red[] = [
  ...goodPythonReds,
  ...comingPythonReds,
  ...tornPythonReds,
  ...emptyPythonReds,
]
