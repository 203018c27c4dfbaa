import { describe, expect, it } from 'vitest'
import { isSkipped, newlySilencing } from './modifiers.ts'

describe('modifiers', () => {
  it.each(['skip', 'skipIf', 'runIf', 'todo', 'fixme', 'fails', 'failing'])(
    '%s keeps a test from proving anything',
    (modifier) => {
      expect(isSkipped(['concurrent', modifier])).toBe(true)
      expect(newlySilencing([modifier], [])).toEqual([modifier])
    },
  )
  it.each(['only', 'retry'])('%s bends the verdict, but the test runs', (modifier) => {
    expect(isSkipped([modifier])).toBe(false)
    expect(newlySilencing([modifier], [])).toEqual([modifier])
  })
  it('others say nothing, and what was there before is not new', () => {
    expect(isSkipped(['concurrent', 'each'])).toBe(false)
    expect(newlySilencing(['concurrent', 'skip'], ['skip'])).toEqual([])
  })
})
