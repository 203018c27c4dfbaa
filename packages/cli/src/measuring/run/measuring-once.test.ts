import type { Policy } from '@helix/core'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import type { Measurement, Need } from '@helix/gates'
import { expect, it } from 'vitest'
import { playbook } from '../../testing/product.ts'
import { measuringOnce } from './measuring-once.ts'
import { keyOf } from './plan-needs.ts'

const policy: Policy = compilePolicy(parsePlaybook(playbook, 'playbook.yml'), { digest: 'one', signers: [] })
const need = (times: number): Need => ({ what: 'run', command: 'unit', purpose: 'tests', times })

it('asks once for a tree, a policy and a need, and again where one of them differs', async () => {
  const asked: string[] = []
  const once = measuringOnce({
    isolation: { kind: 'none', detail: '' },
    own: true,
    measure: ({ tree, needs, policy: { digest } }) => {
      asked.push([tree, digest, ...needs.map((one) => JSON.stringify(one))].join(' '))
      const measurement: Measurement = { runs: [], smoke: null, root: tree }
      return Promise.resolve(new Map(needs.map((one) => [keyOf(one), measurement])))
    },
  })
  const first = await once.measure({ tree: 'a', policy, needs: [need(1)] })
  const again = await once.measure({ tree: 'a', policy, needs: [need(1)] })
  expect([again, asked.length]).toEqual([first, 1])
  expect(again.get(keyOf(need(1)))?.root).toBe('a')
  await once.measure({ tree: 'b', policy, needs: [need(1)] })
  await once.measure({ tree: 'a', policy: { ...policy, digest: 'two' }, needs: [need(1)] })
  await once.measure({ tree: 'a', policy, needs: [need(2)] })
  expect(asked).toHaveLength(4)
})
