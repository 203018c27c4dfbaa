import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { ChatMessage } from '../model/message.ts'
import { fitContext, tokensOf } from './fit-context.ts'

const opening: ChatMessage[] = [
  { role: 'system', content: 'rules' },
  { role: 'user', content: 'brief' },
]

function round(id: string, sizes: number[]): ChatMessage[] {
  const ids = sizes.map((_, place) => `${id}-${place}`)
  return [
    {
      role: 'assistant',
      content: null,
      tool_calls: ids.map((call) => ({ id: call, type: 'function', function: { name: 'read_file', arguments: '{}' } })),
    },
    ...sizes.map((size, place): ChatMessage => ({
      role: 'tool',
      tool_call_id: ids[place] ?? '',
      content: 'x'.repeat(size),
    })),
  ]
}

test('a conversation that fits stays as it is', () => {
  const messages = [...opening, ...round('a', [5000])]
  expect(fitContext(messages, tokensOf(messages))).toEqual({ messages, pruned: { outputs: 0, rounds: 0 } })
})

test('the oldest outputs go first', () => {
  const messages = [...opening, ...round('a', [8000]), ...round('b', [8000]), ...round('c', [8000])]
  const fitted = fitContext(messages, tokensOf(messages) - 1000)
  expect(fitted?.pruned).toEqual({ outputs: 1, rounds: 0 })
  expect(fitted?.messages[3]).toMatchObject({
    role: 'tool',
    content: expect.stringContaining('output of 8000 characters left out'),
  })
  expect(fitted?.messages.slice(4)).toEqual(messages.slice(4))
})

test('then whole rounds, with a note', () => {
  const messages = [...opening, ...Array.from({ length: 50 }, (_, place) => round(`${place}`, [150])).flat()]
  const fitted = fitContext(messages, Math.floor(tokensOf(messages) / 2))
  expect(fitted?.pruned.outputs).toBe(0)
  expect(fitted?.pruned.rounds).toBeGreaterThan(20)
  expect(fitted?.messages[2]).toMatchObject({
    role: 'user',
    content: expect.stringContaining(`left out to save room: ${fitted?.pruned.rounds}`),
  })
})

test('null when not even rules, brief and the newest round fit', () => {
  expect(fitContext([...opening, ...round('a', [9000])], 200)).toBeNull()
  expect(fitContext(opening, 5)).toBeNull()
})

test('of a newest output that alone is too long, beginning and end are left', () => {
  const [asked, answered] = round('a', [0])
  const content = `first\n${'"quoted"\n'.repeat(2000)}last`
  const messages = [
    ...opening,
    ...(asked ? [asked] : []),
    ...(answered?.role === 'tool' ? [{ ...answered, content }] : []),
  ]
  const fitted = fitContext(messages, 2000)
  const shown = fitted?.messages.at(-1)?.content ?? ''
  expect(shown).toMatch(/^first\n[^]*characters left out; ask for less at once[^]*last$/)
  expect(shown.length).toBeGreaterThan(3000)
  expect(tokensOf(fitted?.messages ?? [])).toBeLessThanOrEqual(2000)
})

test('rules, brief and the newest round stay; no call is without its result', () => {
  const sizes = array(integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 4 })
  assert(
    property(array(sizes, { minLength: 1, maxLength: 12 }), integer({ min: 200, max: 6000 }), (rounds, limit) => {
      const messages = [...opening, ...rounds.flatMap((each, place) => round(`r${place}`, each))]
      const fitted = fitContext(messages, limit)
      if (fitted === null) return
      expect(tokensOf(fitted.messages)).toBeLessThanOrEqual(limit)
      expect(fitted.messages.slice(0, 2)).toEqual(opening)
      const asked = fitted.messages.flatMap((m) =>
        m.role === 'assistant' ? (m.tool_calls ?? []).map(({ id }) => id) : [],
      )
      const answered = fitted.messages.flatMap((m) => (m.role === 'tool' ? [m.tool_call_id] : []))
      expect(answered).toEqual(asked)
      expect(answered.at(-1)).toBe(messages.flatMap((m) => (m.role === 'tool' ? [m.tool_call_id] : [])).at(-1))
    }),
  )
})
