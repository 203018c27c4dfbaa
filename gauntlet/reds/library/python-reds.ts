import type { Red } from '../case.ts'
import { badPythonReds } from './python-bad-reds.ts'
import { goodPythonReds } from './python-good-reds.ts'

/** All failing tests of the library in Python. */
export const pythonReds: readonly Red[] = [...goodPythonReds, ...badPythonReds]
