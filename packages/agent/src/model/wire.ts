import type { OpenAI } from 'openai'
import type { CompletionRequest } from './client.ts'
import type { Partial } from './collect.ts'
import { readResponse } from './read-response.ts'
import { readResponsesAnswer, responsesInput } from './responses.ts'

/** One of the protocols that an endpoint may speak: how a request is sent, and how its answer is read. */
export interface Wire {
  send(client: OpenAI, model: string, request: CompletionRequest, options: SendOptions): Promise<Response>
  read(
    response: Response,
    client: OpenAI,
    controller: AbortController,
    onProgress: (characters: number) => void,
  ): Promise<Partial>
}

interface SendOptions {
  signal: AbortSignal
  /** Ask for usage in the stream; some servers refuse that. */
  usageInStream: boolean
}

const chat: Wire = {
  send: (client, model, { messages, tools, choice, schema }, { signal, usageInStream }) =>
    client.chat.completions
      .create(
        {
          model,
          messages: [...messages],
          stream: true,
          // Parts that an endpoint may not know; each is sent only where it is asked for.
          ...(tools.length > 0 && {
            tools: tools.map((tool) => ({ type: 'function' as const, function: { ...tool } })),
          }),
          ...(choice !== undefined && { tool_choice: choice }),
          ...(schema !== undefined && {
            response_format: { type: 'json_schema' as const, json_schema: { ...schema, strict: false } },
          }),
          ...(usageInStream && { stream_options: { include_usage: true } }),
        },
        { signal },
      )
      .asResponse(),
  read: readResponse,
}

const responses: Wire = {
  send: (client, model, { messages, tools, choice, schema }, { signal }) =>
    client.responses
      .create(
        {
          model,
          input: responsesInput(messages),
          stream: true,
          // The conversation is Helix's: nothing is left at the server.
          store: false,
          ...(tools.length > 0 && {
            tools: tools.map((tool) => ({ type: 'function' as const, strict: false, ...tool })),
          }),
          ...(choice !== undefined && { tool_choice: choice }),
          ...(schema !== undefined && { text: { format: { type: 'json_schema' as const, ...schema, strict: false } } }),
        },
        { signal },
      )
      .asResponse(),
  read: readResponsesAnswer,
}

/** Chat Completions, which every server speaks, and the Responses API. */
export const wires = { chat, responses } satisfies Record<string, Wire>
export type WireName = keyof typeof wires
