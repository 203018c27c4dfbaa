import { expect, it } from 'vitest'
import { isKnownInSomeForm, isMisplaced, isSlipOf, isSlipOfAny } from './slips.ts'

const knows = (...words: string[]) => ({ knowsWord: (word: string) => words.includes(word) })

it.each([
  ['balence', 'balance', true],
  ['balnace', 'balance', true],
  ['calance', 'balance', false],
  ['posted', 'pasted', false],
  ['balance', 'balance', false],
  ['expired', 'expires', false],
  ['closed', 'close', false],
  ['merge', 'merged', false],
  ['deliver', 'delivery', false],
  ['exprie', 'expire', true],
  ['histor', 'history', true],
])('%s is a slip of the known %s: %s', (word, known, isSlip) => {
  expect(isSlipOfAny(word, knows(known))).toBe(isSlip)
})

it.each([
  ['room/bookings', ['Bookings'], true],
  ['src/room/bookings.ts', ['Bookings'], true],
  ['room/bookings', ['Seats'], false],
  ['seat/bookings', ['Bookings'], false],
  ['rooms/calendar', ['Bookings'], false],
  ['sources/rooms/bookings', ['Bookings'], true],
  ['sources/rooms/bookings', ['Seats'], false],
  ['src/hall/bookings', ['Bookings'], false],
])('%s that is to give %s lies elsewhere: %s', (path, names, isElsewhere) => {
  const context = {
    ...knows('room', 'rooms'),
    paths: ['src/rooms/bookings.ts'],
    exportsOf: () => ['Bookings'],
  }
  expect(isMisplaced(path, names, context)).toBe(isElsewhere)
})

it('a name with other capitals is a slip', () => {
  expect([isSlipOf('toUppercase', 'toUpperCase'), isSlipOf('toUpperCase', 'toUpperCase')]).toEqual([true, false])
})

it.each([
  ['swap', 'swapped', true],
  ['refund', 'refunds', true],
  ['swan', 'swapped', false],
])('%s is a form of the known %s: %s', (word, known, isForm) => {
  expect(isKnownInSomeForm(word, knows(known))).toBe(isForm)
})
