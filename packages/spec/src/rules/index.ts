import { duplicates } from './duplicates.ts'
import { hidden } from './hidden.ts'
import { nearMisses } from './near-misses.ts'
import { questions } from './questions.ts'
import { requirements } from './requirements.ts'
import type { SpecRule } from './rule.ts'
import { text } from './text.ts'
import { title } from './title.ts'
import { vacuous } from './vacuous.ts'

export const specRules: readonly SpecRule[] = [
  title,
  requirements,
  duplicates,
  nearMisses,
  text,
  questions,
  hidden,
  vacuous,
]
