import { HelixError } from '@helix/core'
import { z } from 'zod'
import { refusesTools } from '../model/refuses-tools.ts'
import { type CallForm, formBelow, inForm, withWrittenCall } from '../driver/call-form.ts'
import { parseArguments } from '../driver/call-tool.ts'
import type { ModelClient } from '../model/client.ts'

export interface Asked<Answer> {
  rules: string
  ask: string
  /** The one tool whose arguments are the answer. */
  tool: { name: string; description: string; input: z.ZodType<Answer> }
  signal: AbortSignal
}

/**
 * One question to a model, answered through one tool; in a lower form where the server refuses tools. HelixErrors: those of
 * `ModelClient`, and agent/no-draft where the answer has not the form that was asked for.
 */
export async function askOnce<Answer>(model: ModelClient, asked: Asked<Answer>): Promise<Answer> {
  const { rules, ask, tool, signal } = asked
  const { $schema: _, ...parameters } = z.toJSONSchema(tool.input, { io: 'input' })
  const schema = { name: tool.name, description: tool.description, parameters }
  const messages = [
    { role: 'system' as const, content: rules },
    { role: 'user' as const, content: ask },
  ]
  for (let form: CallForm = 'tools'; ;) {
    const answer = await model.complete({ ...inForm(form, messages, [schema]), signal }).catch((error: unknown) => {
      if (error instanceof HelixError && refusesTools(error)) return error
      throw error
    })
    if (!(answer instanceof HelixError)) return readAnswer(tool, withWrittenCall(answer).toolCalls.at(0)?.arguments)
    const below: CallForm | null = formBelow[form]
    if (below === null) throw answer
    form = below
  }
}

function readAnswer<Answer>({ name, input }: Asked<Answer>['tool'], given: string | undefined): Answer {
  const parsed = given === undefined ? { error: 'it called no tool' } : parseArguments(given)
  const read = 'error' in parsed ? null : input.safeParse(parsed.value)
  if (read?.success === true) return read.data
  const issues = read?.error.issues.map((issue) => `${issue.path.join('.') || 'arguments'}: ${issue.message}`)
  const wrong = 'error' in parsed ? parsed.error : (issues?.slice(0, 3).join('; ') ?? '')
  throw new HelixError('agent/no-draft', `the model's answer is no call of ${name} as asked: ${wrong}`, {
    hint: 'run it again, or without a model: HELIX_MODEL= helix spec add "<idea>"',
  })
}
