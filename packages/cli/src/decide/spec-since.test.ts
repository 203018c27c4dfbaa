import { type Judgement, type Position, sha256 } from '@helix/core'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { expect, test } from 'vitest'
import { playbook } from '../testing/product.ts'
import { specSince } from './spec-since.ts'

const policy = compilePolicy(parsePlaybook(playbook, 'playbook.yml'), { digest: '', signers: [] })
const [old, draft] = [sha256('what landed'), sha256('a draft')]
const at = (step: string): Position => ({ cycle: 'adding', step })

/** A judgement as far as it counts here: of which commit, from where to where, with which spec. */
type Move = readonly [commit: string, from: Position, to: Position, spec: string, back?: 'back']

function chain(...moves: readonly Move[]) {
  return moves.map(([commit, from, to, spec, back]) => {
    const approvals = back === undefined ? [] : [{ kind: 'position' }]
    const judgement = { subject: { commit, tree: '' }, from, to, spec, verdicts: [], approvals }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the fold looks at
    return { judgement: judgement as unknown as Judgement }
  })
}

const landed: Move = ['landed', 'idle', 'idle', old]
const started: Move = ['one', 'idle', at('SPEC_DRAFT'), old]
const since = (...moves: readonly Move[]) => specSince(policy, chain(landed, started, ...moves), 'two')

test('the spec is a draft since the Start of its cycle, and none between cycles', () => {
  expect(specSince(policy, chain(landed), 'two')).toBe('two')
  expect(specSince(policy, chain(landed), null)).toBe(null)
  expect(specSince(policy, chain(landed, started), 'one')).toBe('one')
})

test('a draft of a cycle that was given up is one of the next cycle', () => {
  expect(since(['left', at('SPEC_DRAFT'), 'idle', draft, 'back'])).toBe('landed')
  expect(since(['left', at('SPEC_DRAFT'), 'idle', draft, 'back'], ['more', 'idle', 'idle', draft])).toBe('landed')
})

test('a step that was taken back to the spec, and given up from there, leaves a draft too', () => {
  const passed: Move = ['passed', at('SPEC_DRAFT'), at('E2E_RED'), old]
  const back: Move = ['back', at('E2E_RED'), at('SPEC_DRAFT'), old, 'back']
  expect(since(passed, back, ['left', at('SPEC_DRAFT'), 'idle', draft, 'back'])).toBe('passed')
})

test('what was put back before the cycle was given up, and what somebody approved, is no draft', () => {
  expect(since(['left', at('SPEC_DRAFT'), 'idle', old, 'back'])).toBe('two')
  expect(since(['passed', at('SPEC_DRAFT'), at('E2E_RED'), draft], ['left', at('E2E_RED'), 'idle', draft, 'back'])).toBe('two') // prettier-ignore
})
