import type { ChainRule } from '../chain-rule.ts'
import { base } from './base.ts'
import { fork } from './fork.ts'
import { from } from './from.ts'
import { gap } from './gap.ts'
import { genesis } from './genesis.ts'
import { move } from './move.ts'
import { pinned } from './pinned.ts'
import { previous } from './previous.ts'
import { rollback } from './rollback.ts'
import { secondGenesis } from './second-genesis.ts'
import { signature } from './signature.ts'
import { subject } from './subject.ts'
import { unsigned } from './unsigned.ts'
import { verdicts } from './verdicts.ts'

/** Every defect that a chain can have, each with its own code. */
export const chainRules: readonly ChainRule[] = [
  genesis,
  secondGenesis,
  pinned,
  gap,
  fork,
  previous,
  unsigned,
  signature,
  subject,
  base,
  from,
  move,
  rollback,
  verdicts,
]
