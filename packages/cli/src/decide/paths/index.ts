import { policyAlone, startAlone } from './alone.ts'
import { appendOnly } from './append-only.ts'
import { controls } from './controls.ts'
import { layers } from './layers.ts'
import { gitlinks, links } from './links.ts'
import { names } from './names.ts'
import type { PathRule } from './path-rule.ts'

/** Every rule on what a commit may change. */
export const pathRules: readonly PathRule[] = [
  links,
  gitlinks,
  controls,
  names,
  appendOnly,
  policyAlone,
  startAlone,
  layers,
]
