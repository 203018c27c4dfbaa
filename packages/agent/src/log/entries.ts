import { z } from 'zod'
import { detailsSchema, extraSchema, messageSchema } from '../model/message.ts'

const usage = z.strictObject({
  input: z.int(),
  cached: z.int().exactOptional(),
  output: z.int(),
  estimated: z.boolean(),
})

const spent = z.strictObject({
  steps: z.int(),
  usage,
  cost: z.number().nullable(),
  milliseconds: z.number(),
})

const finding = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  message: z.string(),
  where: z
    .object({
      path: z.string().exactOptional(),
      line: z.number().exactOptional(),
      column: z.number().exactOptional(),
      name: z.string().exactOptional(),
    })
    .exactOptional(),
  fix: z.string().exactOptional(),
})

/** First line of a log. */
const headerSchema = z
  .strictObject({
    type: z.literal('run'),
    version: z.literal(1).describe('Version of this format.'),
    id: z.string().describe('The run: a ULID, which begins with its time.'),
    helix: z.string().describe('Version of Helix.'),
    driver: z
      .string()
      .describe('Who drives: `builtin`, `command`, `acp`, or `mcp` for what a session of `helix mcp` decided.'),
    model: z.string().describe('The model, or the program that works.'),
    host: z.string().describe('Host and port of the endpoint; empty for a program.'),
    step: z.string().describe('As commits show it: `STEP[4/7] DOMAIN_LOGIC`.'),
    spec: z.string().describe('`spec@<12 hex>`; empty where there is none yet.'),
    base: z.string().describe('The commit that the worktree started from.'),
    prompt: z.string().describe('SHA-256 of the canonical JSON of the first messages.'),
    tools: z.string().describe("SHA-256 of the canonical JSON of the tools' schemas."),
    price: z
      .strictObject({
        input: z.number(),
        cached: z.number().exactOptional(),
        output: z.number(),
        from: z.enum(['HELIX_PRICE', 'agent.prices', 'agent.price', 'table', 'replay']),
        date: z.string().exactOptional(),
      })
      .exactOptional()
      .describe('US dollars per million tokens, and who says so; absent where the price is unknown.'),
    sandbox: z
      .strictObject({
        kind: z.enum(['namespaces', 'off', 'none']),
        network: z.enum(['none', 'shared']),
        detail: z.string(),
      })
      .exactOptional()
      .describe(
        'What keeps programs of the run apart: `namespaces`, `off` where the playbook wants nothing, `none` where nothing is to be had; and whether they reach the network.',
      ),
  })
  .describe('The first line: what the run is for.')

const tree = z.string()
const treeWords = 'The git tree of the worktree then.'

/**
 * What is logged, format `helix-run/1`. A conversation is the messages of every `request`, the answer of every
 * `response` and the text of every `tool-result`, in this order; nothing is written twice.
 */
export const entrySchema = z.discriminatedUnion('type', [
  headerSchema,
  z
    .strictObject({
      type: z.literal('request'),
      digest: z.string().describe('SHA-256 of the canonical JSON of all messages as sent.'),
      messages: z.array(messageSchema).describe('Messages since the last request that no other entry holds.'),
      pruned: z
        .strictObject({ outputs: z.int(), rounds: z.int() })
        .exactOptional()
        .describe('Old tool outputs and old rounds that were left out to fit the window.'),
    })
    .describe('What was sent to the model.'),
  z
    .strictObject({
      type: z.literal('response'),
      content: z.string().describe('What it said.'),
      reasoning: z.string().describe('What the server gave as its reasoning.'),
      details: detailsSchema
        .exactOptional()
        .describe('The same in the form in which the server wants it back, where it sent one.'),
      calls: z
        .array(
          z.strictObject({
            id: z.string(),
            name: z.string(),
            arguments: z.string(),
            extra: extraSchema.exactOptional(),
          }),
        )
        .describe(
          'The tools that it called; arguments are its own text, extra is what the server wants back beside the call.',
        ),
      finish: z.string().nullable().describe('Why the answer ended, in the words of the server.'),
      usage: usage.describe(
        'Tokens of this request; `cached` of `input` came from the cache of the endpoint; `estimated` where it does not count.',
      ),
      cost: z.number().nullable().describe('US dollars of this request; null where the price is unknown.'),
      spent: spent.describe('Totals of the run so far.'),
    })
    .describe("The model's answer."),
  z
    .strictObject({
      type: z.literal('tool-call'),
      id: z.string().describe('The call of the `response` that is run.'),
      name: z.string().describe('The tool.'),
      arguments: z.string().describe("The model's own text."),
    })
    .describe('A call that is about to be run; one without a result was cut off.'),
  z
    .strictObject({
      type: z.literal('tool-result'),
      id: z.string().describe('The call.'),
      ok: z.boolean().describe('The tool did what was asked.'),
      text: z.string().describe('What the model reads.'),
    })
    .describe('What came of a call.'),
  z
    .strictObject({
      type: z.literal('program'),
      round: z.int().describe('1 for the first start of the run.'),
      argv: z.array(z.string()).describe('What was started; the brief is left out.'),
      brief: z.string().describe('The brief that it got.'),
    })
    .describe('The start of a program that works (`driver: command` or `acp`).'),
  z
    .strictObject({
      type: z.literal('program-end'),
      round: z.int().describe('The start that ended.'),
      ended: z
        .enum(['exited', 'time', 'silence', 'missing', 'failed'])
        .describe('How: by itself, after its time or its silence was over, not started at all, or broken off.'),
      code: z.int().nullable().describe('Its exit code, which decides nothing.'),
      output: z.string().describe('The end of what it printed.'),
      milliseconds: z.number().describe('How long it worked.'),
      tree: tree.describe(treeWords),
    })
    .describe('The end of a program, and what the worktree holds then.'),
  z
    .strictObject({
      type: z.literal('check'),
      asked: z.enum(['check', 'finish']).describe('`finish`: a proposal was judged.'),
      findings: z.array(finding).describe('Empty when every gate that applies passed.'),
    })
    .describe('What the gates said.'),
  z
    .strictObject({
      type: z.literal('decision'),
      decision: z.string().describe('What was decided.'),
      reason: z.string().describe('Why.'),
      by: z.literal('agent').exactOptional().describe('Present where the agent decided, not Helix.'),
    })
    .describe(
      'A choice with its reason: of the loop (a nudge, a resume, an interruption), or one that the agent wrote down.',
    ),
  z
    .strictObject({
      type: z.literal('outcome'),
      kind: z.enum(['increment', 'amendment', 'stopped']).describe('How the run ended.'),
      code: z.string().exactOptional().describe('Why it stopped.'),
      reason: z.string().describe('The same in words.'),
      findings: z.array(finding).describe('What is left to do.'),
      spent: spent.describe('Totals of the run.'),
      tree: tree.exactOptional().describe(treeWords),
    })
    .describe(
      'The last line. A log without it belongs to a run that goes on (`helix log`: open), or was killed, interrupted or cut (`helix log`: cut).',
    ),
])

/** The kinds of entries, in the order of their reference. */
export const runLogKinds: readonly string[] = entrySchema.options.map(({ shape }) => shape.type.value)

export type RunHeader = z.infer<typeof headerSchema>
export type RunEntry = z.infer<typeof entrySchema>

/** Where a run is written down, entry by entry; a resolved `write` has reached the disk. */
export interface RunLog {
  write(entry: RunEntry): Promise<void>
}
