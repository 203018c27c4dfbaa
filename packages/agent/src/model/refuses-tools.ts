import type { HelixError } from '@helix/core'

/**
 * Whether a server's refusal is one of tools: llama.cpp without --jinja answers a request with tools with a 500, OpenRouter with a
 * 404 where no provider takes them.
 */
export function refusesTools({ code, message }: HelixError): boolean {
  if (code === 'agent/not-found') return /\btools?\b|requested parameters/i.test(message)
  return code === 'agent/refused' || (code === 'agent/server-error' && /tool|jinja/i.test(message))
}
