import { nearest } from '@helix/core'
import type { Ending, ToolCall } from '../model/client.ts'
import { type Tool, type ToolContext, type ToolResult, failed } from '../tools/tool.ts'
import { parseArguments } from './parse-arguments.ts'

export interface CallResult extends ToolResult {
  /** The call itself was wrong: no such tool, or arguments that do not fit. */
  malformed: boolean
}

/** Runs one call of the model. A wrong call is answered with the expected form, never thrown. */
export async function callTool(
  tools: readonly Tool[],
  call: ToolCall,
  ending: Ending,
  context: ToolContext,
): Promise<CallResult> {
  const tool = tools.find(({ schema }) => schema.name === call.name)
  if (tool === undefined) return { ...failed(unknownTool(tools, call.name)), malformed: true }
  const parsed = parseArguments(call.arguments)
  if ('error' in parsed) {
    const text =
      ending === 'cut'
        ? 'your answer was cut at the length limit, so the arguments are incomplete; write less at once'
        : `the arguments of ${call.name} are not JSON (${parsed.error}); send one JSON object`
    return { ...failed(text), malformed: true }
  }
  const result = await tool.call(parsed.value, context)
  return { ...result, malformed: result.malformed ?? false }
}

function unknownTool(tools: readonly Tool[], name: string): string {
  const names = tools.map(({ schema }) => schema.name)
  const meant = nearest(name, names)
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
  return `there is no tool "${name}".${hint} The tools are: ${names.join(', ')}`
}
