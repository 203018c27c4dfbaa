import type { Completion } from './client.ts'
import type { ChatMessage } from './message.ts'

type Said = Pick<Completion, 'content' | 'reasoning' | 'details' | 'toolCalls'>

/** The message that holds a model's answer in the conversation. */
export function assistantMessage({ content, reasoning, details, toolCalls }: Said): ChatMessage {
  // Some servers refuse an empty message.
  if (toolCalls.length === 0) return { role: 'assistant', content: content === '' ? '(nothing)' : content }
  return {
    role: 'assistant',
    content: content === '' ? null : content,
    tool_calls: toolCalls.map(({ id, name, arguments: given, extra }) => ({
      id,
      type: 'function',
      function: { name, arguments: given },
      ...(extra !== undefined && { extra_content: extra }),
    })),
    // Whoever sent the details gets them instead of the same in plain words.
    ...(details !== undefined && { reasoning_details: details }),
    ...(details === undefined && reasoning !== '' && { reasoning_content: reasoning }),
  }
}
