import { checkAgent } from './agent.ts'
import { checkCommands } from './commands.ts'
import {
  checkConditionCommands,
  checkFrom,
  checkGateLayers,
  checkRedBar,
  checkReviewed,
  checkSmoke,
} from './conditions.ts'
import { checkImports, checkLanes, checkLayerNames, checkShadowed } from './layers.ts'
import type { Check } from './playbook-view.ts'
import { checkHeldOut, checkOpens, checkStepIds } from './steps.ts'

/** What must hold between the parts of a playbook. */
export const checks: readonly Check[] = [
  checkLayerNames, checkShadowed, checkImports, checkCommands, checkConditionCommands, checkFrom, checkSmoke, checkGateLayers,
  checkStepIds, checkOpens, checkHeldOut, checkRedBar, checkReviewed, checkLanes, checkAgent,
] // prettier-ignore
