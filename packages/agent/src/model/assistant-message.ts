import type { ToolCall } from './client.ts'
import type { ChatMessage } from './message.ts'

/** The message that holds a model's answer in the conversation. */
export function assistantMessage(content: string, reasoning: string, calls: readonly ToolCall[]): ChatMessage {
  // Some servers refuse an empty message.
  if (calls.length === 0) return { role: 'assistant', content: content === '' ? '(nothing)' : content }
  return {
    role: 'assistant',
    content: content === '' ? null : content,
    tool_calls: calls.map((call) => ({
      id: call.id,
      type: 'function',
      function: { name: call.name, arguments: call.arguments },
    })),
    ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
  }
}
