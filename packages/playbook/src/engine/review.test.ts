import { describe, expect, it } from 'vitest'
import { aPolicy, at } from '../testing/policies.ts'
import { refused, small } from '../testing/playbooks.ts'
import { conditionsToSettle } from './conditions.ts'
import { stepOf } from './steps.ts'

const build = '{id: BUILD, opens: [domain, rest],'
const review = { gate: 'approval', asked: { of: 'step', by: 1 } }
const reviewed = (how: string) => aPolicy(small([build, `${build} review: ${how},`]))

describe('the review of a step', () => {
  it('is asked of its exit when it is required, and of no later one', () => {
    const policy = reviewed('required')
    expect(conditionsToSettle(policy, at('BUILD'))).toContainEqual(review)
    expect(conditionsToSettle(policy, at('DONE'))).not.toContainEqual(review)
    expect(conditionsToSettle(policy, at('DONE'), { amended: true })).not.toContainEqual(review)
  })

  it.each([
    ['optional', 'optional'],
    ['none', undefined],
  ])('is asked of no exit when it is %s', (how, said) => {
    const policy = reviewed(how)
    expect(conditionsToSettle(policy, at('BUILD'))).not.toContainEqual(review)
    expect(stepOf(policy, 'BUILD').review).toBe(said)
  })

  it('is asked of the last step, too', () => {
    const policy = aPolicy(small(['{id: DONE,', '{id: DONE, review: required,']))
    expect(conditionsToSettle(policy, at('DONE'))).toContainEqual(review)
  })

  it('is no condition of every commit', () => {
    const { at: places } = refused(small(['always:\n', 'always:\n  - {gate: approval, of: step}\n']))
    expect(places.map((place) => place.replace(/^\S+ /, ''))).toEqual(['PLAYBOOK-STEPS always.approval.of'])
  })
})
