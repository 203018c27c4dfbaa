import type { Red } from '../case.ts'
import { carefulPythonReds } from './python-careful-reds.ts'
import { cheatingPythonReds } from './python-cheating-reds.ts'
import { hurriedPythonReds } from './python-hurried-reds.ts'

/** What three authors wrote, in Python. */
export const pythonReds: readonly Red[] = [...carefulPythonReds, ...hurriedPythonReds, ...cheatingPythonReds]
