import { expect, test } from 'vitest'
import { isContextOverflow } from './overflow.ts'

test.each([
  "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
  'context_length_exceeded',
  'request (3018 tokens) exceeds the available context size (2048 tokens), try increasing it',
  'prompt is too long: 213462 tokens > 200000 maximum',
  'The input token count (1196265) exceeds the maximum number of tokens allowed (1048575)',
  'Please reduce the length of the messages or completion.',
  'The number of tokens to keep from the initial prompt is greater than the context length',
  'Your request exceeded model token limit: 131072',
  'Input validation error: `inputs` must have less than 4096 tokens. Given: 5000',
  'Prompt exceeds max length',
  'The prompt exceeds the maximum number of tokens: 9000 > 8192',
  'Prompt length 9000 is greater than max_seq_len 8192',
])('overflow: %s', (message) => {
  expect(isContextOverflow(message)).toBe(true)
})

test.each([
  'invalid api key',
  'Rate limit reached for tokens per minute',
  'unknown model',
  'max_tokens must be positive',
])('not overflow: %s', (message) => {
  expect(isContextOverflow(message)).toBe(false)
})
