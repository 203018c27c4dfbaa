import { conflict } from './conflict.ts'
import { duplicates } from './duplicates.ts'
import { elsewhere } from './elsewhere.ts'
import { hidden } from './hidden.ts'
import { nearMisses } from './near-misses.ts'
import { questions } from './questions.ts'
import { references } from './references.ts'
import { requirements } from './requirements.ts'
import type { SpecRule } from './rule.ts'
import { text } from './text.ts'
import { title } from './title.ts'
import { vacuous } from './vacuous.ts'
import { weakWords } from './weak.ts'

export const specRules: readonly SpecRule[] = [
  conflict,
  title,
  requirements,
  duplicates,
  nearMisses,
  elsewhere,
  text,
  questions,
  hidden,
  references,
  vacuous,
  weakWords,
]
