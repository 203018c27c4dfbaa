import { knownPrograms } from '@helix/core'
import { z } from 'zod'
import { commandSchema } from './command-schema.ts'
import { alwaysCondition, exitCondition } from './condition-schema.ts'
import { duration } from './duration.ts'
import { entry } from './entry.ts'
import { filePath, globs } from './glob.ts'
import { argv, environmentName, kebabName, stepId, urlPath } from './names.ts'

const layer = z.union(
  [
    globs,
    entry({
      paths: globs.describe('Globs.'),
      approval: z.int().min(0).max(10).default(0).describe('How many approvals a change needs.'),
    }),
  ],
  { error: 'a layer is a list of globs, or {paths: [globs], approval: 1}' },
)

const service = entry({
  build: argv.exactOptional().describe('Program that builds it.'),
  run: argv.describe('Program that starts it.'),
  'port-env': environmentName.default('PORT').describe('Environment variable that tells it its port.'),
  ready: urlPath.default('/').describe('Path that answers 2xx when it is ready.'),
  within: duration('Time until it must be ready.').prefault('20s'),
})

const step = entry({
  id: stepId,
  opens: z.array(z.string()).default([]).describe('Layers that may be changed from this step on.'),
  exit: z.array(exitCondition).min(1).describe('What must hold before the step is done.'),
  'held-out': z
    .array(z.string())
    .exactOptional()
    .describe(
      'Layers that the agent, or the program that works, neither sees nor writes in this step; tests there answer only pass or fail.',
    ),
  review: z
    .enum(['none', 'optional', 'required'])
    .exactOptional()
    .describe(
      'Whether a person reviews its work before it is done; none unless said. `required`: it needs `helix approve step`. `optional`: a single `helix next` stops there, `helix next --until` does not.',
    ),
})

const laneNames = ['free', 'keep', 'fix'] as const

const price = entry({
  input: z.number().min(0).describe('For tokens that go in.'),
  cached: z.number().min(0).exactOptional().describe('For those of them that the endpoint had in its cache.'),
  output: z.number().min(0).describe('For tokens that come out.'),
})

const agent = entry({
  driver: z
    .enum(['builtin', 'command', 'acp'])
    .default('builtin')
    .describe("What works: Helix's own loop, a program, or a program that speaks the Agent Client Protocol."),
  program: z
    .enum(knownPrograms)
    .exactOptional()
    .describe('With `command` or `acp`: a program that Helix knows how to start.'),
  run: argv
    .exactOptional()
    .describe(
      'With `command` or `acp`: any other program and its arguments. `{brief}`, `{brief-file}`, `{model}` and `{worktree}` are filled in; without `{brief}` and `{brief-file}` the brief is its standard input.',
    ),
  env: z
    .array(environmentName)
    .exactOptional()
    .describe(
      'Environment variables that the program gets beside the usual ones; with `HOME` it sees your own settings, which needs `sandbox: off`.',
    ),
  idle: duration('With `command` or `acp`: longest silence of the program, 10m unless said.').exactOptional(),
  sandbox: z
    .enum(['required', 'off'])
    .exactOptional()
    .describe('`off`: programs of a run work without a sandbox. Unless said they need one.'),
  network: z
    .enum(['none', 'shared'])
    .exactOptional()
    .describe(
      'What programs of a run reach from the sandbox: nothing unless said, or with `shared` what the machine reaches.',
    ),
  model: z.string().min(1).exactOptional().describe('Model; HELIX_MODEL goes first.'),
  api: z
    .enum(['chat', 'responses'])
    .exactOptional()
    .describe('What its endpoint speaks: Chat Completions unless said, or the Responses API.'),
  budget: entry({
    steps: z.int().min(1).max(10_000).default(60).describe('Most replies of the model.'),
    tokens: z.int().min(1).default(400_000).describe('Most tokens, in and out.'),
    money: z.number().min(0).default(2).describe('Most US dollars; binds where the price is known.'),
    minutes: z.number().min(1).max(1440).default(20).describe('Most minutes.'),
  })
    .prefault({})
    .describe('Where the agent stops.'),
  cycle: entry({
    steps: z.int().min(1).exactOptional().describe('Most replies of the model.'),
    tokens: z.int().min(1).exactOptional().describe('Most tokens, in and out.'),
    money: z.number().min(0).exactOptional().describe('Most US dollars; binds where the price is known.'),
    minutes: z.number().min(1).exactOptional().describe('Most minutes.'),
  })
    .exactOptional()
    .describe('Where the agent stops for the rest of a cycle: limits of all its runs together.'),
  price: price.exactOptional().describe('What `model` costs; any model where none is named.'),
  prices: z
    .record(z.string().min(1), price)
    .exactOptional()
    .describe("What models cost, by their names; goes before `price` and before Helix's own table."),
  unpriced: z
    .enum(['go-on', 'refuse'])
    .exactOptional()
    .describe('Whether Helix asks a model whose price nobody knows: go-on unless said, and then money does not bind.'),
  logs: z
    .string()
    .regex(/^[\w][\w.-]*$/, 'must be the name of a remote')
    .exactOptional()
    .describe(
      'Remote that the logs of ended runs are pushed to, as `refs/helix/runs`; they stay in the clone unless said.',
    ),
})

/** `playbook.yml`, version 1. Its input is what the file spells, its output has every default filled in. */
export const playbookSchema = entry({
  version: z.literal(1).describe('Version of this format.'),
  spec: entry({ path: filePath.default('docs/spec.md').describe('Path of the living spec.') })
    .prefault({})
    .describe('The spec.'),
  beacon: entry({
    shown: z
      .array(z.enum(['file', 'tag', 'prefix']))
      .min(1)
      .default(['file'])
      .describe('file: progress.json; tag: pushed by CI; prefix: the labels of commits alone.'),
  })
    .prefault({})
    .describe('How the beacon is shown.'),
  signing: z
    .enum(['none', 'ssh'])
    .default('ssh')
    .describe('Whether judgements and approvals are signed; chosen with the first judgement.'),
  self: z.boolean().default(false).describe('Authors may approve their own work; shown as SELF-APPROVED.'),
  reviewers: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe('Whose reviews on the host count as approvals: login, and the address that stands on their commits.'),
  setup: entry({
    run: argv.describe('Program that installs the dependencies.'),
    inputs: globs.min(1).describe('Files that decide what gets installed.'),
  })
    .exactOptional()
    .describe('How dependencies are installed.'),
  layers: z
    .record(kebabName, layer)
    .describe('Named sets of paths; the first match wins, what no layer matches is `rest`.'),
  imports: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .describe('For each restricted layer: what its files may import, beside the layer itself.'),
  services: z
    .record(kebabName, service)
    .default({})
    .describe('Processes of the product that tests talk to over HTTP, at the address in HELIX_SERVICE_URL.'),
  commands: z.record(kebabName, commandSchema).default({}).describe('What Helix runs.'),
  always: z
    .array(alwaysCondition)
    .prefault([{ gate: 'integrity' }, { gate: 'layers' }])
    .describe('Conditions of every increment.'),
  steps: z.array(step).min(1).describe('The steps, in order; the last one is DONE.'),
  lanes: z
    .array(z.enum(laneNames))
    .default([...laneNames])
    .describe('Ways to land small work without a step.'),
  agent: agent.prefault({}).describe("Helix's own agent."),
  release: entry({ mode: z.enum(['tag']).default('tag').describe('A finished cycle is released as a tag.') })
    .prefault({})
    .describe('How a finished cycle is released.'),
})

/** A playbook that holds together, with every default filled in. */
export type Playbook = z.output<typeof playbookSchema>
