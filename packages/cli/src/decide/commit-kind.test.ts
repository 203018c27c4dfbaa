import { compilePolicy, parsePlaybook, playbookPath } from '@helix/playbook'
import { describe, expect, test } from 'vitest'
import { playbook } from '../testing/product.ts'
import { type KindFacts, sortCommit } from './commit-kind.ts'

const policy = compilePolicy(parsePlaybook(playbook, playbookPath), { digest: '', signers: [] })
const approval = `.helix/approvals/${'0'.repeat(64)}.json`

const kindOf = (facts: Partial<KindFacts>) => sortCommit(policy, 'idle', { paths: [], type: 'chore', ...facts }).kind

describe('whatever it brings, where nothing shows the position either', () => {
  test.each([[[playbookPath]], [[playbookPath, approval]], [[approval]], [[]]])(
    'what starts a cycle with %j is a Start',
    (paths) => {
      expect(kindOf({ paths, start: 'adding' })).toBe('start')
    },
  )

  test.each([[[playbookPath]], [[approval]], [[]]])('what ends a step with %j is a Done', (paths) => {
    expect(kindOf({ paths, done: 'BUILD' })).toBe('done')
  })

  test('what moves nothing is what its files make it', () => {
    expect([kindOf({ paths: [playbookPath, approval] }), kindOf({ paths: [approval] })]).toEqual([
      'policy',
      'approvals',
    ])
  })
})
