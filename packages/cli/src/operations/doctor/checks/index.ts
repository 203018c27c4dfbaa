import type { Check } from '../check.ts'
import { agentCheck } from './agent.ts'
import { chainCheck } from './chain.ts'
import { diskCheck } from './disk.ts'
import { gitCheck } from './git.ts'
import { guardCheck } from './guard.ts'
import { hooksCheck } from './hooks.ts'
import { isolationCheck } from './isolation.ts'
import { modelCheck } from './model.ts'
import { nodeCheck } from './node.ts'
import { playbookCheck } from './playbook.ts'
import { repositoryCheck } from './repository.ts'
import { signingCheck } from './signing.ts'
import { toolsCheck } from './tools.ts'

/** Every check, in the order in which it is shown. */
export const checks: readonly Check[] = [
  gitCheck,
  nodeCheck,
  repositoryCheck,
  playbookCheck,
  hooksCheck,
  guardCheck,
  chainCheck,
  toolsCheck,
  isolationCheck,
  signingCheck,
  modelCheck,
  agentCheck,
  diskCheck,
]
