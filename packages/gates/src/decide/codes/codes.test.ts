import { gateNames } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { gates } from '../gates/index.ts'
import { judgeCodes } from './index.ts'

describe('codes of judges', () => {
  it.each(Object.entries(judgeCodes))('%s tells what, why and how to get past it', (code, note) => {
    expect(code).toMatch(/^[A-Z]+(-[A-Z0-9]+)+$/)
    expect(Object.values(note).every((text) => text.length > 8)).toBe(true)
  })
})

describe('the table of gates', () => {
  it.each(gateNames)('holds %s under its own name', (name) => {
    expect(gates[name].name).toBe(name)
  })
})
