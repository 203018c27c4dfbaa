import type { Price } from '@helix/core'

/**
 * When the prices below were last compared: models.dev (2026-07-02) and @pydantic/genai-prices 0.1.8 (2026-09-23) give the
 * same figures for every model here. Where the two differ, or know only one tier of several that Helix can reach, a model is
 * left out.
 */
export const tableDate = '2026-09-23'

const price = (input: number, cached: number, output: number): Price => ({ input, cached, output })

/**
 * US dollars per million tokens, by the endpoint's host and the model's exact name: another host may ask another price for
 * the same model. What providers charge more for above 200,000 tokens of input is beyond the conversations of Helix.
 */
export const priceTable: Readonly<Record<string, Readonly<Record<string, Price>>>> = {
  'api.openai.com': {
    'gpt-5.5': price(5, 0.5, 30),
    'gpt-5.4': price(2.5, 0.25, 15),
    'gpt-5.4-mini': price(0.75, 0.075, 4.5),
    'gpt-5.4-nano': price(0.2, 0.02, 1.25),
    'gpt-5.3-codex': price(1.75, 0.175, 14),
    'gpt-5.2': price(1.75, 0.175, 14),
    'gpt-5.1': price(1.25, 0.125, 10),
    'gpt-5.1-codex': price(1.25, 0.125, 10),
    'gpt-5': price(1.25, 0.125, 10),
    'gpt-5-mini': price(0.25, 0.025, 2),
    'gpt-5-nano': price(0.05, 0.005, 0.4),
    'gpt-4.1': price(2, 0.5, 8),
    'gpt-4.1-mini': price(0.4, 0.1, 1.6),
    'gpt-4o': price(2.5, 1.25, 10),
    'gpt-4o-mini': price(0.15, 0.075, 0.6),
    o3: price(2, 0.5, 8),
    'o4-mini': price(1.1, 0.275, 4.4),
  },
  'api.anthropic.com': {
    'claude-opus-4-8': price(5, 0.5, 25),
    'claude-sonnet-5': price(2, 0.2, 10),
    'claude-sonnet-4-6': price(3, 0.3, 15),
    'claude-haiku-4-5': price(1, 0.1, 5),
  },
  'generativelanguage.googleapis.com': {
    'gemini-3.5-flash': price(1.5, 0.15, 9),
    'gemini-3.1-pro-preview': price(2, 0.2, 12),
    'gemini-3.1-flash-lite': price(0.25, 0.025, 1.5),
    'gemini-2.5-pro': price(1.25, 0.125, 10),
    'gemini-2.5-flash': price(0.3, 0.03, 2.5),
  },
  'api.moonshot.ai': { 'kimi-k2.6': price(0.95, 0.16, 4) },
}
