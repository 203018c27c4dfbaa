import { expect, it } from 'vitest'
import { countApprovals } from './count-approvals.ts'
import { isSamePerson } from './same-person.ts'

const composed = 'ren\u00e9e@example.org'
const decomposed = 'rene\u0301e@example.org'

it('a name in another form of Unicode, in capitals or with blanks is the same person', () => {
  expect(isSamePerson(composed, decomposed)).toBe(true)
  expect(isSamePerson(composed, ` ${decomposed.toUpperCase()}\n`)).toBe(true)
  expect(isSamePerson(composed, 'renee@example.org')).toBe(false)
})

it('nobody approves own work under another form of the same name', () => {
  const approval = { kind: 'model' as const, of: 'a', by: composed, why: 'read', signature: null }
  const policy = { self: false, signing: 'none' as const, signers: [] }
  const ask = (author: string) =>
    countApprovals({ kind: 'model', of: 'a', approvals: [approval], authors: [author], policy, now: 0 })
  expect(ask(decomposed).findings.map(({ code }) => code)).toEqual(['APPROVAL-BY-AUTHOR'])
  expect(ask('renee@example.org').count).toBe(1)
})
