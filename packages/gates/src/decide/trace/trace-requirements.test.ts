import { expect, test } from 'vitest'
import { requirementsIn } from './requirement-names.ts'
import { traceRequirements } from './trace-requirements.ts'

const requirement = (id: string, line = 1) => ({ id, title: `Title of ${id}`, line })
const naming = (id: string, names: string[], proves = true) => ({ id, names, proves })

test('every requirement has one state and the tests that name it', () => {
  const tests = [
    naming('a', ['REQ-1', 'REQ-3']),
    naming('b', ['REQ-1']),
    naming('c', ['REQ-4'], false),
    naming('d', ['REQ-9']),
  ]
  const ids = ['REQ-1', 'REQ-2', 'REQ-3', 'REQ-4', 'REQ-5', 'REQ-5']
  const { requirements, orphans } = traceRequirements(ids.map((id) => requirement(id)), tests, ['REQ-3', 'REQ-2']) // prettier-ignore
  expect(requirements.map(({ id, state, tests: own }) => [id, state, own.map((one) => one.id).join(' ')])).toEqual([
    ['REQ-1', 'covered', 'a b'],
    ['REQ-2', 'uncovered', ''],
    ['REQ-3', 'suspect', 'a'],
    ['REQ-4', 'vacuous', 'c'],
    ['REQ-5', 'duplicate', ''],
  ])
  expect(orphans.map((one) => [one.requirement, one.test.id])).toEqual([['REQ-9', 'd']])
})

test('one test that proves something is enough', () => {
  const tests = [naming('a', ['REQ-1'], false), naming('b', ['REQ-1'])]
  expect(traceRequirements([requirement('REQ-1')], tests, []).requirements[0]?.state).toBe('covered')
})

test.each([
  ['REQ-7: rounds', ['REQ-7']],
  ['split > [REQ-7], REQ-70 and REQ-7', ['REQ-7', 'REQ-70']],
  ['REQ-CART-2.1. And REQ-7a', ['REQ-CART-2.1', 'REQ-7a']],
  ['XREQ-7, X-REQ-7, REQ-, req-7', []],
  ['REQ-7-b names another than REQ-7', ['REQ-7-b', 'REQ-7']],
  ['合計REQ-7を', ['REQ-7']],
])('%s', (text, ids) => {
  expect(requirementsIn(text)).toEqual(ids)
})
