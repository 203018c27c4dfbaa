import type { Canary } from '../canary.ts'
import { amendmentCanaries } from './amendments.ts'
import { approvalCanaries } from './approvals.ts'
import { chainCanaries } from './chain.ts'
import { entryCanaries } from './entries.ts'
import { laneCanaries } from './lanes.ts'
import { layerCanaries } from './layers.ts'
import { metAmendmentCanaries } from './met-amendments.ts'
import { mergeCanaries } from './merges.ts'
import { messageCanaries } from './messages.ts'
import { positionCanaries } from './positions.ts'
import { repositoryCanaries } from './repository.ts'
import { ruleCanaries } from './rules.ts'
import { signingCanaries } from './signing.ts'
import { surroundingCanaries } from './surroundings.ts'
import { testCanaries } from './tests.ts'

/** Every rule that refuses commits, shown at work. */
export const canaries: readonly Canary[] = [
  ...messageCanaries,
  ...layerCanaries,
  ...entryCanaries,
  ...ruleCanaries,
  ...approvalCanaries,
  ...signingCanaries,
  ...positionCanaries,
  ...mergeCanaries,
  ...chainCanaries,
  ...amendmentCanaries,
  ...metAmendmentCanaries,
  ...laneCanaries,
  ...testCanaries,
  ...repositoryCanaries,
  ...surroundingCanaries,
]
