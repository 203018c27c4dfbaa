import type { Trailer } from '@helix/core'
import { describe, expect, test } from 'vitest'
import type { MessageParts } from '../compose-message.ts'
import { reclaimProse, releaseTrailers } from './stray-trailers.ts'

const parts = (changed: Partial<MessageParts>): MessageParts => ({
  label: null,
  type: 'fix',
  scope: null,
  breaking: false,
  description: 'x',
  why: null,
  change: null,
  validation: [],
  body: '',
  trailers: [],
  ...changed,
})
const line = (text: string): Trailer => {
  const [key = '', value = ''] = text.split(': ')
  return { key, value }
}
const lines = (...texts: string[]) => ({ trailers: texts.map(line) })
const told = ({ why, change, body, trailers }: MessageParts) => ({
  why,
  change,
  body,
  trailers: trailers.map(({ key, value }) => `${key}: ${value}`),
})
const nothing = { why: null, change: null, body: '', trailers: [] }

describe('prose that looks like trailers', () => {
  test.each<[string, Partial<MessageParts>, object]>([
    ['becomes the text', lines('Note: one two three four'), { body: 'Note: one two three four' }],
    [
      'joins what stands',
      { body: 'a', ...lines('Note: one two three four') },
      { body: 'a\n\nNote: one two three four' },
    ],
    ['joins the reason', { why: 'a', ...lines('Note: one two three four') }, { why: 'a\n\nNote: one two three four' }],
    [
      'joins the change, which comes last',
      { why: 'a', change: 'b', ...lines('Note: one two three four') },
      { why: 'a', change: 'b\n\nNote: one two three four' },
    ],
    [
      'takes all its lines with it',
      lines('Note: short', 'More: one two three four', 'Item: #2 of all'),
      { body: 'Note: short\nMore: one two three four\nItem #2 of all' },
    ],
    [
      'leaves what a tool put below',
      lines('Note: one two three four', 'Signed-off-by: Z', 'Else: x'),
      { body: 'Note: one two three four', trailers: ['Signed-off-by: Z', 'Else: x'] },
    ],
  ])('%s', (_, changed, expected) => {
    expect(told(reclaimProse(parts(changed)))).toEqual({ ...nothing, ...expected })
  })

  test.each<[string, Partial<MessageParts>]>([
    ['three words', lines('Note: one two three')],
    ['three words far apart', lines('Note: one   two   three')],
    ['a known key first', lines('Refs: one two three four', 'Note: one two three four')],
    ['a body beside a tool’s trailers', { body: 'a', ...lines('Note: one two three four', 'Signed-off-by: Z') }],
    ['a reason beside them', { why: 'a', ...lines('Note: one two three four', 'Signed-off-by: Z') }],
    ['a change beside them', { change: 'a', ...lines('Note: one two three four', 'Signed-off-by: Z') }],
    ['no trailer', {}],
  ])('%s is left as it is', (_, changed) => {
    const message = parts(changed)
    expect(reclaimProse(message)).toBe(message)
  })
})

describe('trailers right below the text', () => {
  test.each<[string, Partial<MessageParts>, object]>([
    ['leave the body', { body: 'a\n\nb\nRefs: 1' }, { body: 'a\n\nb', trailers: ['Refs: 1'] }],
    ['leave the reason', { body: 'a', why: 'b\nRefs: 1' }, { body: 'a', why: 'b', trailers: ['Refs: 1'] }],
    ['leave the change', { why: 'b', change: 'c\n\nRefs: 1' }, { why: 'b', change: 'c', trailers: ['Refs: 1'] }],
    ['may be all of the body', { body: 'Refs: 1' }, { trailers: ['Refs: 1'] }],
    [
      'come before those that stand',
      { body: 'a\nRefs: 1', ...lines('Refs: 2') },
      { body: 'a', trailers: ['Refs: 1', 'Refs: 2'] },
    ],
  ])('%s', (_, changed, expected) => {
    expect(told(releaseTrailers(parts(changed)))).toEqual({ ...nothing, ...expected })
  })

  test.each<[string, Partial<MessageParts>]>([
    ['the first line of a section', { why: 'Refs: 1' }],
    ['text above another section', { body: 'a\nRefs: 1', why: 'b' }],
    ['text above figures', { body: 'a\nRefs: 1', validation: [{ name: 'unit', text: '1 passed' }] }],
    ['an unknown key', { body: 'a\nNote: 1' }],
    ['prose', { body: 'a' }],
    ['nothing', {}],
  ])('%s is left as it is', (_, changed) => {
    const message = parts(changed)
    expect(releaseTrailers(message)).toBe(message)
  })
})
