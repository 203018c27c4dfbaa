import type { ChatMessage, Details, Extra } from './message.ts'

/** Tokens of one or more requests; `estimated` when a server did not report them and characters / 4 was used instead. */
export interface Usage {
  input: number
  /** How many of `input` the endpoint had in its cache, where it says so. */
  cached?: number
  output: number
  estimated: boolean
}

export interface ToolCall {
  id: string
  name: string
  /** The model's own text; meant to be JSON. */
  arguments: string
  /** What the server put beside the call and wants back as it was: Gemini its signatures. */
  extra?: Extra
}

/** Why an answer ended. `cut` is the length limit; `filtered` the server's content filter. */
export type AnswerEnd = 'complete' | 'cut' | 'filtered'

/** One whole answer of a model. */
export interface Completion {
  content: string
  reasoning: string
  /** Reasoning in the form in which OpenRouter wants it back. */
  details?: Details
  toolCalls: ToolCall[]
  /** Calls that were left out of the answer, since it made more than are run; absent where none was. */
  leftOut?: number
  ending: AnswerEnd
  /** The server's own word for the ending, for the log. */
  finishReason: string | null
  usage: Usage
}

/** A tool as the model is told of it; `parameters` is a JSON schema. */
export interface ToolSchema {
  name: string
  description: string
  parameters: Record<string, unknown>
}

export interface CompletionRequest {
  messages: readonly ChatMessage[]
  tools: readonly ToolSchema[]
  /** The answer has to call a tool. */
  choice?: 'required'
  /** The answer has to be one JSON object of this schema. */
  schema?: { name: string; schema: Record<string, unknown> }
  signal: AbortSignal
  /** Called with the number of characters received so far. */
  onProgress?: (characters: number) => void
  /** Called before a request is sent again. */
  onRetry?: (why: string) => void
}

/** The door to a model. `complete` throws HelixError with the codes of `model/failures.ts`. */
export interface ModelClient {
  name: string
  /** Host (and port) of the endpoint, never its credentials. */
  host: string
  complete(request: CompletionRequest): Promise<Completion>
}
