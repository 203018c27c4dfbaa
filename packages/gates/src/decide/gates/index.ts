import type { GateName } from '@helix/core'
import type { Gate } from '../gate.ts'
import { approval } from './approval.ts'
import { command } from './command.ts'
import { coverage } from './coverage.ts'
import { integrity } from './integrity.ts'
import { layers } from './layers.ts'
import { mutation } from './mutation.ts'
import { perf } from './perf.ts'
import { property } from './property.ts'
import { redBar } from './red-bar.ts'
import { release } from './release.ts'
import { smoke } from './smoke.ts'
import { spec } from './spec.ts'
import { stubs } from './stubs.ts'
import { tests } from './tests.ts'
import { trace } from './trace.ts'

/** All gates by name. */
export const gates: Readonly<Record<GateName, Gate>> = {
  spec, approval, 'red-bar': redBar, tests, command, coverage, mutation, property,
  stubs, layers, integrity, trace, smoke, perf, release,
} // prettier-ignore
