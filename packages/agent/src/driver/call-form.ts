import type { Completion, CompletionRequest, ToolSchema } from '../model/client.ts'
import type { ChatMessage } from '../model/message.ts'
import { writtenCalls } from './written-calls.ts'

/**
 * How a model calls tools: with the tool calls of the protocol; where a server refuses tools, with one JSON object that the
 * server holds to a schema; where it refuses that too, with one fenced block.
 */
export type CallForm = 'tools' | 'json-schema' | 'fenced'

/** The next form down; null where there is none. */
export const formBelow: Record<CallForm, CallForm | null> = {
  tools: 'json-schema',
  'json-schema': 'fenced',
  fenced: null,
}

type Spoken = Pick<CompletionRequest, 'messages' | 'tools' | 'schema'>

/** A conversation as it is sent in a form; what is logged and resumed is always the one with tool calls. */
export function inForm(form: CallForm, messages: readonly ChatMessage[], tools: readonly ToolSchema[]): Spoken {
  if (form === 'tools') return { messages, tools }
  const told = messages.map((message, at) => (at === 0 ? withTools(message, tools) : plain(message)))
  return { messages: joined(told), tools: [], ...(form === 'json-schema' && { schema: callSchema(tools) }) }
}

/**
 * The answer with the calls that its text ends in, where it made none in the protocol. Text that quotes a call is no call.
 */
export function withWrittenCall(answer: Completion): Completion {
  if (answer.toolCalls.length > 0 || answer.ending !== 'complete') return answer
  const found = writtenCalls(answer.content)
  if (found === null) return answer
  const toolCalls = found.calls.map((call, at) => ({ id: at === 0 ? 'written' : `written_${at}`, ...call }))
  return { ...answer, content: found.before.trim(), toolCalls }
}

function callSchema(tools: readonly ToolSchema[]): NonNullable<CompletionRequest['schema']> {
  const properties = { tool: { type: 'string', enum: tools.map(({ name }) => name) }, arguments: { type: 'object' } }
  return { name: 'call', schema: { type: 'object', properties, required: ['tool', 'arguments'] } }
}

/** The rules, with every tool and how it is called. */
function withTools(message: ChatMessage, tools: readonly ToolSchema[]): ChatMessage {
  const list = tools.map(
    ({ name, description, parameters }) => `- ${name}: ${description} ${JSON.stringify(parameters)}`,
  )
  const how =
    'Call one tool in each answer: end it with one JSON object {"tool": "<name>", "arguments": {…}} in a fenced block.'
  return { role: 'system', content: `${message.content ?? ''}\nTools:\n${list.join('\n')}\n${how}\n` }
}

function plain(message: ChatMessage): ChatMessage {
  if (message.role === 'tool') return { role: 'user', content: `Result of the call:\n${message.content}` }
  if (message.role !== 'assistant') return message
  const calls = (message.tool_calls ?? []).map(({ function: { name, arguments: given } }) => {
    return `\`\`\`json\n{"tool": ${JSON.stringify(name)}, "arguments": ${given}}\n\`\`\``
  })
  return { role: 'assistant', content: [message.content ?? '', ...calls].filter((part) => part !== '').join('\n') }
}

/** Many templates refuse two messages of one speaker in a row. */
function joined(messages: readonly ChatMessage[]): ChatMessage[] {
  const said: ChatMessage[] = []
  for (const message of messages) {
    const before = said.at(-1)
    if (before?.role === 'user' && message.role === 'user') {
      said[said.length - 1] = { role: 'user', content: `${before.content}\n\n${message.content}` }
    } else said.push(message)
  }
  return said
}
