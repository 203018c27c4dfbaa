import { type GateName, gateNames } from '@helix/core'
import { z } from 'zod'
import { type CommandUse, gateCommands, gateParams } from './gate-params.ts'
import { entry, unknownName } from './entry.ts'
import { look } from './look.ts'
import { stepId } from './names.ts'

/** What a gate decides, in one sentence. */
const purpose: Record<GateName, string> = {
  spec: 'The spec is well formed and says enough.',
  approval: 'A person has approved.',
  'red-bar': 'New acceptance tests fail, for the right reason, in every run.',
  tests: 'Every test passes.',
  command: 'A program exits with 0.',
  coverage: 'Tests execute the changed lines.',
  mutation: 'Tests notice when the changed lines are broken on purpose.',
  property: 'Properties hold for generated input.',
  stubs: 'The stubs are gone.',
  layers: 'Files import only what their layer may import.',
  integrity: 'No test was lost, skipped or weakened.',
  trace: 'Every requirement is covered by a test.',
  smoke: 'The service starts, answers and stays fast under load.',
  perf: 'Benchmarks stay inside the budget.',
  release: 'A release could be made.',
}

const command = z.string('the name of a command: unit').describe('Command whose report the gate reads.')

function commandsShape(use: CommandUse): { of?: z.ZodType } {
  if (use === 'none') return {}
  if (use.list) return { of: z.union([command, z.array(command).min(1)]).describe('Command, or list of commands.') }
  return { of: use.needed ? command : command.exactOptional() }
}

function conditionSchema(gate: GateName, more: z.core.$ZodLooseShape) {
  const shape = {
    gate: z.literal(gate).describe('Name of the gate.'),
    ...commandsShape(gateCommands[gate]),
    ...gateParams[gate].shape,
    ...more,
  }
  return entry(shape).describe(purpose[gate])
}

function conditions(more: z.core.$ZodLooseShape) {
  const [first, ...others] = gateNames.map((gate) => conditionSchema(gate, more))
  if (first === undefined) throw new Error('there are gates')
  return z.discriminatedUnion('gate', [first, ...others], {
    error: (issue) => (issue.code === 'invalid_union' ? unknownGate(look.record(issue.input)['gate']) : undefined),
  })
}

function unknownGate(gate: unknown): string {
  return typeof gate === 'string'
    ? unknownName('gate', gate, gateNames)
    : 'a condition names its gate: {gate: tests, of: unit}'
}

/** A condition of a step's exit. */
export const exitCondition = conditions({})

/** A condition of `always`: it may start to apply `from` a step on. */
export const alwaysCondition = conditions({
  from: stepId.describe('Step from which on the condition applies.').exactOptional(),
})
