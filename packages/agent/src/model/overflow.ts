/** How servers say that a request does not fit the model's context window. */
const patterns: RegExp[] = [
  /context_length_exceeded/i, // OpenAI (code)
  /maximum context length/i, // OpenAI, vLLM, OpenRouter
  /exceeds? the (available )?context (size|window|length)/i, // llama.cpp, OpenAI Responses
  /context (window|length|size) (exceeded|limit)/i,
  /exceeds? (the )?(model'?s )?(maximum )?(context|token limit)/i,
  /context (size|window|length) (has been )?exceed(s|ed)/i, // LM Studio (MLX), MiniMax
  /longer than the (model'?s context|maximum model) length/i, // SGLang, vLLM
  /too long to fit into the model/i, // vLLM
  /maximum prompt length/i, // xAI
  /prompt (token count|\(\d+ tokens\)).*exceeds (the )?limit/i, // GitHub Copilot, vLLM
  /`?inputs`? (tokens \+ `?max_new_tokens`? must be|must have less than)/i, // text-generation-inference
  /prompt is too long/i, // Anthropic
  /input (token count|is too long|length)/i, // Gemini, Bedrock
  /too many (input )?tokens(?!, please wait| per)/i, // not Bedrock's word for a limit of the rate
  /reduce the length of the (messages|prompt)/i, // Groq
  /greater than the context length/i, // LM Studio
  /tokens? to keep from the initial prompt/i, // LM Studio
  /loaded with (a )?context length of only/i, // LM Studio
  /reached context length of \d+ tokens/i, // LM Studio
  /exceeded model token limit/i, // Kimi
  /exceeds (the )?max(imum)? (length|number of tokens)|greater than max_seq_len/i, // Z.ai, KoboldCpp, TabbyAPI
]

/** Whether a server's error message says that the conversation is longer than its window. */
export function isContextOverflow(message: string): boolean {
  return patterns.some((pattern) => pattern.test(message))
}
