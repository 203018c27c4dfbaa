import { expect, it } from 'vitest'
import { wordsOf } from './words.ts'

it.each([
  ['closeTicketBy', ['close', 'ticket', 'by']],
  ['close_ticket', ['close', 'ticket']],
  ['HTTPServer2', ['http', 'server']],
  ['MAX_SIZE', ['max', 'size']],
  ['A ticket can be closed.', ['a', 'ticket', 'can', 'be', 'closed']],
  ['7', []],
])('%s says the words %j', (name, words) => {
  expect(wordsOf(name)).toEqual(words)
})
