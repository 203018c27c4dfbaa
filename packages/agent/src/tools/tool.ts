import type { Finding } from '@helix/core'
import { z } from 'zod'
import type { Ending, Proposal, RunPorts } from '../driver/port.ts'
import type { ToolSchema } from '../model/client.ts'

/** What a tool may touch. */
export interface ToolContext extends Pick<RunPorts, 'workspace' | 'enclosure' | 'commands' | 'putBack' | 'signal'> {
  check(): Promise<Finding[]>
  finished(proposal: Proposal): Promise<Finding[]>
}

export interface ToolResult {
  ok: boolean
  /** What the model reads. */
  text: string
  /** Findings of the gates or of the judged proposal; present exactly when they were asked. */
  findings?: Finding[]
  /** The arguments did not have the tool's shape. */
  malformed?: boolean
  /** A choice that the agent wants written down. */
  decision?: { decision: string; reason: string }
  /** The run ends with this. */
  ending?: Ending
}

/** One tool: how the model sees it, and what a call with unknown arguments does. */
export interface Tool {
  schema: ToolSchema
  call(given: unknown, context: ToolContext): Promise<ToolResult>
}

interface Definition<Input> {
  name: string
  description: string
  input: z.ZodType<Input>
  /** Shown when the arguments do not fit. */
  example: string
  run: (input: Input, context: ToolContext) => Promise<ToolResult>
}

/** Binds a definition to its schema: arguments that do not fit are answered with the expected form. */
export function defineTool<Input>({ name, description, input, example, run }: Definition<Input>): Tool {
  const { $schema: _, ...parameters } = z.toJSONSchema(input, { io: 'input' })
  return {
    schema: { name, description, parameters },
    call: async (given, context) => {
      const parsed = input.safeParse(given)
      if (parsed.success) return run(parsed.data, context)
      const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'arguments'}: ${issue.message}`)
      const text = `the arguments of ${name} do not fit: ${issues.join('; ')}. Expected form: ${example}`
      return { ...failed(text), malformed: true }
    },
  }
}

export function failed(text: string): ToolResult {
  return { ok: false, text: `error: ${text}` }
}

/** A finding as the model reads it. */
export function refused(finding: Finding): ToolResult {
  return failed(`${finding.code} ${finding.message}${finding.fix === undefined ? '' : `. ${finding.fix}`}`)
}
