import { expect, test } from 'vitest'
import { canaries, whyWithoutCanary, withoutCanary } from '@helix/canaries'
import { allCodes } from '../why/all-codes.ts'

const findings = Object.keys(allCodes).filter((code) => !code.includes('/'))
const shown = new Set(canaries.map(({ code }) => code))

test('every code of a finding is shown by a canary, or the list says why not', () => {
  expect(findings.filter((code) => !shown.has(code) && whyWithoutCanary(code) === null)).toEqual([])
})

test('a canary shows only what has a note', () => {
  expect([...shown].filter((code) => !Object.hasOwn(allCodes, code))).toEqual([])
})

test('the list names nothing that is not there, or that is shown in full', () => {
  const idle = Object.keys(withoutCanary).filter((name) => {
    const meant = findings.filter((code) => (name.endsWith('-') ? code.startsWith(name) : code === name))
    return meant.every((code) => shown.has(code))
  })
  expect(idle).toEqual([])
})
