import { nearest } from '@helix/core'
import type { AnswerEnd, ToolCall } from '../model/client.ts'
import { type Tool, type ToolContext, type ToolResult, failed } from '../tools/tool.ts'

export interface CallResult extends ToolResult {
  /** The call itself was wrong: no such tool, or arguments that do not fit. */
  malformed: boolean
}

/** Runs one call of the model. A wrong call is answered with the expected form, never thrown. */
export async function callTool(
  tools: readonly Tool[],
  call: ToolCall,
  ending: AnswerEnd,
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
  const result = await tool.call(parsed.value, context).catch(fileTrouble)
  return { ...result, malformed: result.malformed ?? false }
}

const troubles = new Set(['EACCES', 'EPERM', 'EROFS', 'ENAMETOOLONG', 'ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'])

/** What a file system refuses is for the model to know and to go round; anything else is not its business. */
function fileTrouble(error: unknown): ToolResult {
  const code = [error, error instanceof Error ? error.cause : null].map(errnoOf).find((code) => troubles.has(code))
  if (code === undefined) throw error
  return failed(`the file system refuses it: ${code}`)
}

function errnoOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

function unknownTool(tools: readonly Tool[], name: string): string {
  const names = tools.map(({ schema }) => schema.name)
  const meant = nearest(name, names)
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
  return `there is no tool "${name}".${hint} The tools are: ${names.join(', ')}`
}

/** The arguments of a call as JSON, or what is wrong with them. An empty text and `null` count as no arguments; JSON that was made text of twice is read twice. */
export function parseArguments(text: string): { value: unknown } | { error: string } {
  if (text.trim() === '') return { value: {} }
  try {
    const value: unknown = JSON.parse(text) ?? {}
    return typeof value === 'string' && value.trimStart().startsWith('{') ? parseArguments(value) : { value }
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'not JSON' }
  }
}
