import { bodyGap } from './body-gap.ts'
import { control } from './control.ts'
import { covers } from './covers.ts'
import { encoding } from './encoding.ts'
import { figures } from './figures.ts'
import { fixup } from './fixup.ts'
import { header } from './header.ts'
import { label } from './label.ts'
import { lane } from './lane.ts'
import { parked } from './parked.ts'
import type { MessageRule } from './rule.ts'
import { script } from './script.ts'
import { spec } from './spec.ts'
import { subject } from './subject.ts'
import { trailers } from './trailers.ts'
import { type } from './type.ts'
import { why } from './why.ts'

export const messageRules: readonly MessageRule[] = [
  header,
  type,
  label,
  subject,
  script,
  bodyGap,
  why,
  figures,
  covers,
  spec,
  lane,
  trailers,
  control,
  encoding,
  fixup,
  parked,
]
