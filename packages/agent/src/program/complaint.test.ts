import { expect, test } from 'vitest'
import { complaintOf, lastWordsOf } from './complaint.ts'

/** What agents printed that had no key, or whose server answered 401, cut down. */
const printed: [agent: string, code: number | null, output: string[], complaint: string][] = [
  [
    'claude without a key',
    1,
    [
      '{"type":"assistant","message":{"content":[{"type":"text","text":"Not logged in"}]},"error":"authentication_failed"}',
      '{"is_error":true,"subtype":"success","api_error_status":null,"result":"Not logged in · Please run /login","type":"result"}',
    ],
    'Not logged in · Please run /login',
  ],
  [
    'claude that asks again',
    null,
    ['{"type":"system","subtype":"api_retry","attempt":7,"error_status":401,"error":"authentication_failed"}', ''],
    'api_retry: authentication_failed',
  ],
  [
    'codex',
    1,
    [
      '{"type":"error","message":"Reconnecting... 5/5"}',
      '{"type":"turn.failed","error":{"message":"unexpected status 401 Unauthorized: made up"}}',
      'Reading additional input from stdin...',
      '2026-11-29T19:42:51.703132Z ERROR codex_api::endpoint: failed to connect to Responses WebSocket',
    ],
    'unexpected status 401 Unauthorized: made up',
  ],
  [
    'opencode',
    1,
    ['{"type":"error","error":{"name":"APIError","data":{"message":"made up 401","responseBody":"{}"}}}'],
    'made up 401',
  ],
  [
    'gemini',
    41,
    [
      'When using Gemini API, you must specify the GEMINI_API_KEY environment variable.',
      'Update your environment and try again!',
    ],
    'When using Gemini API, you must specify the GEMINI_API_KEY environment variable.',
  ],
  [
    'qwen',
    1,
    [
      '{"type":"result","is_error":true,"permission_denials":[],"error":{"message":"Missing API key for OpenAI-compatible auth."}}',
      '',
      'Ripgrep not available: spawn rg EACCES. Falling back to built-in grep.',
    ],
    'Missing API key for OpenAI-compatible auth.',
  ],
  [
    'pi without a key',
    1,
    ['{"type":"session","version":3}', '', 'No API key found for openai.', '', 'Use /login. See:', '  /docs/models.md'],
    'No API key found for openai.',
  ],
  [
    'pi',
    0,
    [
      '{"type":"turn_end","message":{"role":"assistant","content":[],"stopReason":"error","errorMessage":"401 made up"}}',
      '',
    ],
    '401 made up',
  ],
  ['a script', 1, ['started', '  at x', 'No module named aider'], 'No module named aider'],
]

test.each(printed)('%s is told with what went wrong', (_, code, output, complaint) => {
  expect(complaintOf({ code, output: output.join('\n') })).toBe(complaint)
})

test.each([
  ['said that all is well', '{"type":"result","is_error":false,"result":"It is done.","error":null}\n'],
  [
    'speaks of an error that it mended',
    '{"type":"assistant","message":{"content":[{"type":"text","text":"error: fixed"}]}}',
  ],
  ['printed what is no event', 'done\n[1]\n{"type":"error'],
  ['printed nothing', ''],
])('of a program that ended well and %s nothing is told', (_, output) => {
  expect(complaintOf({ code: 0, output })).toBe('')
})

test('what a program nests without end, or says without end, is cut', () => {
  expect(complaintOf({ code: 0, output: `{"a":${'['.repeat(9000)}${']'.repeat(9000)}}` })).toBe('')
  expect(complaintOf({ code: 1, output: 'x'.repeat(9000) })).toHaveLength(300)
})

const goose = (role: string, text: string) =>
  JSON.stringify({ type: 'message', message: { role, content: [{ type: 'text', text }] } })

test.each<[string, string[], string]>([
  [
    'goose, which exits with 0 and calls nothing an error',
    [
      '     L L     goose is ready',
      goose('assistant', 'I will '),
      goose('assistant', 'Ran into this error: Rate limit exceeded: made up.'),
      '{"type":"complete","total_tokens":0}',
    ],
    'Ran into this error: Rate limit exceeded: made up.',
  ],
  ['a user or a tool', [goose('assistant', 'I look.'), goose('user', 'Created src/sum.js')], 'I look.'],
  [
    'an agent whose words are no events',
    ['Rate limit exceeded.', '', 'Please retry.', ''],
    'Rate limit exceeded.\n\nPlease retry.',
  ],
  ['a talkative script', ['x'.repeat(400), 'done!'], 'done!'],
  ['only events without words', ['{"type":"session","version":3}'], ''],
  ['nothing', [''], ''],
])('of %s what was said last is told', (_, output, words) => {
  expect(lastWordsOf(output.join('\n'))).toBe(words)
})
