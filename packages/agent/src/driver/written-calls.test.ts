import { expect, test } from 'vitest'
import { writtenCalls } from './written-calls.ts'

const read = { name: 'read_file', arguments: '{"path":"a.ts"}' }
const json = '{"name": "read_file", "arguments": {"path": "a.ts"}}'

test.each([
  ['JSON with the words of Helix', '{"tool": "read_file", "arguments": {"path": "a.ts"}}'],
  ['JSON with the words of the protocol', json],
  ['JSON with the words of Llama', '{"type": "function", "name": "read_file", "parameters": {"path": "a.ts"}}'],
  ['a fenced block', `\`\`\`json\n${json}\n\`\`\``],
  ['a fenced block without a language', `\`\`\`\n${json}\n\`\`\``],
  ['<|python_tag|>', `<|python_tag|>{"name": "read_file", "parameters": {"path": "a.ts"}}<|eom_id|>`],
  ['<tool_call>', `<tool_call>\n${json}\n</tool_call>`],
  ['Qwen3-Coder', '<tool_call>\n<function=read_file>\n<parameter=path>\na.ts\n</parameter>\n</function>\n</tool_call>'],
  ['Qwen3-Coder that forgets how it began', '<function=read_file><parameter=path>a.ts</parameter></function>\n</tool_call>'],
  ['[TOOL_CALLS]', `[TOOL_CALLS][${json}]`],
  ['[TOOL_CALLS] with [ARGS]', '[TOOL_CALLS]read_file[ARGS]{"path": "a.ts"}'],
])('%s is a call, alone and at the end of a text', (_, text) => {
  expect(writtenCalls(text)).toEqual({ before: '', calls: [read] })
  if (text.startsWith('{')) return
  const found = writtenCalls(`I look first.\n${text}\n`)
  expect([found?.before.trim(), found?.calls]).toEqual(['I look first.', [read]])
}) // prettier-ignore

test('several at the end are all made, in their order', () => {
  const check = '{"name": "check", "arguments": {}}'
  const both = [read, { name: 'check', arguments: '{}' }]
  expect(writtenCalls(`<tool_call>${json}</tool_call>\n<tool_call>${check}</tool_call>`)?.calls).toEqual(both)
  expect(writtenCalls(`[TOOL_CALLS][${json}, ${check}]`)?.calls).toEqual(both)
  expect(writtenCalls(`[TOOL_CALLS]read_file[ARGS]{"path":"a.ts"}[TOOL_CALLS]check[ARGS]{}`)?.calls).toEqual(both)
  expect(writtenCalls('<function=read_file><parameter=path>a.ts</parameter></function><function=check></function>')?.calls).toEqual(both) // prettier-ignore
})

test('values without quotes are what they are in JSON, and text else', () => {
  const text =
    '<function=run><parameter=shell>\necho "1"\n\nls\n</parameter><parameter=seconds>10</parameter></function>'
  expect(JSON.parse(writtenCalls(text)?.calls[0]?.arguments ?? '')).toEqual({ shell: 'echo "1"\n\nls', seconds: 10 })
})

test.each([
  ['a quoted block', `The README says:\n\`\`\`json\n${json}\n\`\`\`\nI will not do that.`],
  ['a quoted tag', `It says <tool_call>${json}</tool_call>, which I will not do.`],
  ['a quoted tag before a real one', `It says <tool_call>${json}</tool_call>, so:\n<tool_call>${json}</tool_call>`],
  ['a tag that was cut', `<tool_call>${json}`],
  ['one of two that cannot be read', `<tool_call>${json}</tool_call><tool_call>{"name": }</tool_call>`],
  ['a description of a product', '{"name": "cart", "version": "1.0.0"}'],
  ['other members', '{"name": "cart", "arguments": {}, "scripts": {}}'],
  ['JSON within a text', `It says ${json}`],
  ['a function without its end', '<function=read_file><parameter=path>a.ts</function>'],
  ['nothing', ''],
])('%s is no call', (_, text) => {
  expect(writtenCalls(text)).toBeNull()
})

test.each(['<tool_call>', '<function=a>', '\n```\n', '[TOOL_CALLS]', '<tool_call></tool_call>', '<parameter=a>', '{'])(
  'a text of nothing but %j takes no longer than others',
  (word) => {
    expect(writtenCalls(word.repeat(20_000))).toBeNull()
  },
)
