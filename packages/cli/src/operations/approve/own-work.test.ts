import type { ApprovalKind, Signer } from '@helix/core'
import { twoPeople } from '@helix/testkit'
import { expect, it } from 'vitest'
import { compilePlaybook } from '../../repository/compile-playbook.ts'
import { playbook } from '../../testing/product.ts'
import { ownWork } from './own-work.ts'

const [anna, ben] = [twoPeople.anna.email, twoPeople.ben.email]
const signed = playbook.replace('signing: none', 'signing: ssh')
const may = (principal: string, more: Partial<Signer> = {}): Signer => ({
  principal,
  key: 'ssh-ed25519 AAAA',
  namespaces: ['helix-approve'],
  ...more,
})
const told = (rules: string, signers: Signer[], kind: ApprovalKind = 'finding') =>
  ownWork({ kind, what: 'it', by: ben, authors: [anna, ben], policy: compilePlaybook(rules, signers), now: 1000 })

const colleague = /^ask a colleague/
const key = /^add the key of another person to \.helix\/allowed_signers/

it('names all who made it', () => {
  expect(told(playbook, []).message).toBe(
    'anna@example.org and ben@example.org made it; another person must approve it',
  )
})

it.each([
  ['a third person whose key is listed', signed, [may(anna), may(ben), may('cleo@example.org')], 'finding', colleague],
  ['nobody but who made it', signed, [may(anna), may(ben)], 'finding', key],
  ['the key of CI', signed, [may(anna), may(ben), may('ci@helix', { namespaces: ['helix-judge'] })], 'finding', key],
  ['a key that has ended', signed, [may(anna), may('cleo@example.org', { validBefore: 999 })], 'finding', key],
  ['whoever comes, without signatures', playbook, [], 'finding', colleague],
  ['a review, where that counts', `${signed}reviewers: {cleo-c: cleo@example.org}\n`, [may(anna)], 'policy', colleague],
  ['a review, where that does not', `${signed}reviewers: {cleo-c: cleo@example.org}\n`, [may(anna)], 'finding', key],
] as const)('%s is what is left', (_, rules, signers, kind, hint) => {
  expect(told(rules, [...signers], kind).hint).toMatch(hint)
})
