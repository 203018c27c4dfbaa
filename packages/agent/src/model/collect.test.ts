import { expect, test } from 'vitest'
import { chunkSchema } from './chunk.ts'
import { addChunk, charactersOf, emptyAnswer, finishedCalls } from './collect.ts'
import { endingOf } from './finish-reason.ts'

function callsOf(...deltas: object[]) {
  const answer = emptyAnswer()
  for (const part of deltas) addChunk(answer, chunkSchema.parse({ choices: [{ delta: { tool_calls: [part] } }] }))
  return finishedCalls(answer).map(({ id, name, arguments: given }) => [id, name, given])
}

test('pieces with one index make one call', () => {
  expect(
    callsOf(
      { index: 0, id: 'a', function: { name: 'read_file', arguments: '' } },
      { index: 1, id: 'b', function: { name: 'check' } },
      { index: 0, function: { arguments: '{"pa' } },
      { index: 1, function: { arguments: '{}' } },
      { index: 0, function: { arguments: 'th":1}' } },
    ),
  ).toEqual([
    ['a', 'read_file', '{"path":1}'],
    ['b', 'check', '{}'],
  ])
})

test('id and name that are repeated in every piece count once', () => {
  expect(
    callsOf(
      { index: 0, id: 'a', function: { name: 'check', arguments: '{' } },
      { index: 0, id: 'a', function: { name: 'check', arguments: '}' } },
    ),
  ).toEqual([['a', 'check', '{}']])
})

test('calls that are all numbered 0 are told apart by their ids', () => {
  expect(
    callsOf(
      { index: 0, id: 'a', function: { name: 'check', arguments: '{}' } },
      { index: 0, id: 'b', function: { name: 'stop', arguments: '{"r":1}' } },
    ),
  ).toEqual([
    ['a', 'check', '{}'],
    ['b', 'stop', '{"r":1}'],
  ])
})

test('pieces without index continue the newest call, or the one with their id', () => {
  expect(
    callsOf(
      { id: 'a', function: { name: 'check', arguments: '{' } },
      { function: { arguments: ' ' } },
      { id: 'b', function: { name: 'stop', arguments: '{' } },
      { id: 'a', function: { arguments: '}' } },
      { function: { arguments: '}' } },
    ),
  ).toEqual([
    ['a', 'check', '{ }'],
    ['b', 'stop', '{}'],
  ])
})

test('arguments that arrive as an object become JSON text', () => {
  expect(callsOf({ index: 0, id: 'a', function: { name: 'x', arguments: { path: 'a' } } })).toEqual([
    ['a', 'x', '{"path":"a"}'],
  ])
})

test('missing and repeated ids are made distinct', () => {
  const ids = callsOf(
    { index: 0, id: 'a', function: { name: 'x' } },
    { index: 1, function: { name: 'y' } },
    { index: 2, id: 'a', function: { name: 'z' } },
  ).map(([id]) => id)
  expect(ids[0]).toBe('a')
  expect(new Set(ids).size).toBe(3)
  expect(ids).not.toContain('')
})

test.each([
  [{ cached_tokens: 2 }, { cached: 2 }],
  [{ cached_tokens: 5 }, { cached: 5 }],
  [{ cached_tokens: 6 }, {}],
  [{ cached_tokens: 0 }, {}],
  [{ cached_tokens: null }, {}],
  ['none', {}],
])('of 5 tokens, what came from the cache is read and believed where it can be: %j', (details, cached) => {
  const answer = emptyAnswer()
  const usage = { prompt_tokens: 5, completion_tokens: 6, prompt_tokens_details: details }
  addChunk(answer, chunkSchema.parse({ choices: [], usage }))
  expect(answer.usage).toEqual({ input: 5, output: 6, ...cached })
})

test('reasoning is read under each of its three names, usage from the chunk or the choice', () => {
  const answer = emptyAnswer()
  for (const name of ['reasoning_content', 'reasoning', 'reasoning_text']) {
    addChunk(answer, chunkSchema.parse({ choices: [{ delta: { [name]: `${name} ` } }] }))
  }
  expect(answer.reasoning).toBe('reasoning_content reasoning reasoning_text ')
  addChunk(answer, chunkSchema.parse({ choices: [{ delta: {}, usage: { prompt_tokens: 3, completion_tokens: 4 } }] }))
  expect(answer.usage).toEqual({ input: 3, output: 4 })
  addChunk(answer, chunkSchema.parse({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 6 } }))
  expect(answer.usage).toEqual({ input: 5, output: 6 })
  addChunk(answer, chunkSchema.parse({ choices: null, usage: { tokens: 'many' } }))
  expect(answer.usage).toEqual({ input: 5, output: 6 })
})

test('characters count content, reasoning, names and arguments', () => {
  const answer = emptyAnswer()
  addChunk(
    answer,
    chunkSchema.parse({
      choices: [
        {
          delta: {
            content: 'ab',
            reasoning: 'c',
            refusal: null,
            tool_calls: [{ index: 0, function: { name: 'de', arguments: 'fgh' } }],
          },
        },
      ],
    }),
  )
  expect(charactersOf(answer)).toBe(8)
})

test.each([
  ['length', 'cut'],
  ['max_tokens', 'cut'],
  ['content_filter', 'filtered'],
  ['stop', 'complete'],
  ['tool_calls', 'complete'],
  ['function_call', 'complete'],
  ['eos', 'complete'],
  [null, 'complete'],
])('finish reason %s means %s', (reason, ending) => {
  expect(endingOf(reason)).toBe(ending)
})
