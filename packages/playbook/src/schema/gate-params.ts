import type { GateName } from '@helix/core'
import { z } from 'zod'
import { duration } from './duration.ts'
import { entry } from './entry.ts'
import { urlPath } from './names.ts'

const count = (least: number) => z.int().min(least).max(1_000_000_000)
const percent = z.number().min(0).max(100)
const ratchet = z
  .boolean()
  .default(true)
  .describe('Outside the changed lines nothing may get worse: no line newly uncovered, no mutant newly survived.')

/** What each gate can be asked, as the playbook spells it, with what is asked when the playbook says nothing. */
export const gateParams = {
  spec: entry({
    'min-requirements': count(0).default(1).describe('Least number of requirements in the spec.'),
    'max-open-questions': count(0).default(0).describe('Most open questions left in the spec.'),
  }),
  approval: entry({
    of: z.enum(['spec', 'step']).describe('What a person approves: the spec, or the work of the step.'),
    by: count(1).default(1).describe('How many approvals.'),
  }),
  'red-bar': entry({
    runs: count(2).max(50).default(5).describe('Fresh shuffled runs that must agree.'),
  }),
  tests: entry({
    empty: z
      .enum(['fail', 'until-first'])
      .default('fail')
      .describe('A run without any test: "fail", or passing "until-first", as long as there has never been one.'),
    'min-tests': count(1).default(1).describe('Least number of executed tests.'),
  }),
  command: entry({}),
  coverage: entry({
    'min-patch': percent.default(90).describe('Least per cent of changed executable lines that tests execute.'),
    ratchet,
  }),
  mutation: entry({
    'min-patch': percent.default(80).describe('Least per cent of mutants on changed lines that tests kill.'),
    ratchet,
  }),
  property: entry({
    'min-runs': count(1).default(100).describe('Least number of generated cases for each property.'),
  }),
  stubs: entry({
    'max-left': count(0)
      .default(0)
      .describe('Most places where the product still runs on a stub, or says that it is not finished.'),
  }),
  layers: entry({}),
  integrity: entry({}),
  trace: entry({
    'max-uncovered': count(0).default(0).describe('Most requirements that no test covers.'),
    'max-suspect': count(0).default(0).describe('Most requirements that changed after the tests that cover them.'),
  }),
  smoke: entry({
    service: z.string('the name of a service: app').describe('Service that is started and asked.'),
    get: z
      .record(urlPath, z.int().min(100).max(599))
      .default({})
      .describe('Path and the HTTP status that it must answer.'),
    load: entry({
      path: urlPath.describe('Path that is requested all the time.'),
      seconds: z.number().min(1).max(600).describe('How long, in seconds.'),
      'max-error-rate': percent.default(0).describe('Most per cent of requests that fail.'),
      'max-p95': duration('95 of 100 requests are answered within this time.'),
    })
      .exactOptional()
      .describe('Load under which the service must stay fast.'),
  }),
  perf: entry({
    'max-p95': duration('Absolute budget: 95 of 100 operations take at most this time.'),
    'max-ratio': z
      .number()
      .min(1)
      .max(100)
      .default(1.1)
      .describe('Head may take at most this many times the time of base.'),
    pairs: count(12)
      .max(1000)
      .default(12)
      .describe(
        'At least 12 interleaved measurements of base and head; fewer cannot show a machine that does not hold still.',
      ),
  }),
  release: entry({}),
} satisfies Record<GateName, z.ZodObject>

/** Which commands a gate can read: `none` takes no `of`, `list` takes several. */
export type CommandUse = { accepts: CommandKind[]; needed: boolean; list: boolean } | 'none'

/** A command by what its report can prove. */
export type CommandKind = 'tests' | 'properties' | 'coverage' | 'mutants' | 'bench' | 'exit'

const one = (...accepts: CommandKind[]): CommandUse => ({ accepts, needed: true, list: false })

/** What `of` must name, gate by gate. */
export const gateCommands: Record<GateName, CommandUse> = {
  spec: 'none',
  approval: 'none',
  'red-bar': one('tests'),
  tests: { accepts: ['tests'], needed: true, list: true },
  command: one('exit'),
  coverage: one('coverage'),
  mutation: one('mutants'),
  property: one('properties'),
  stubs: 'none',
  layers: 'none',
  integrity: 'none',
  trace: { accepts: ['tests'], needed: false, list: false },
  smoke: 'none',
  perf: one('bench'),
  release: 'none',
}
