import type { Position } from '@helix/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPolicy, at } from '../testing/policies.ts'
import { frozenLayers, openLayers } from './open-layers.ts'

const policy = aPolicy()
const order = [
  'policy', 'helix', 'spec', 'free', 'support', 'dependencies', 'testkit', 'e2e', 'stubs', 'ports', 'composition',
  'domain', 'infra', 'bench', 'release', 'rest',
] // prettier-ignore

/** Which layers are open, one letter each in the order above: x open, f frozen, - closed. */
function row(position: Position, lane: string | null = null): string {
  const open = openLayers(policy, position, lane)
  const frozen = frozenLayers(policy, position)
  return order.map((layer) => (open.has(layer) ? 'x' : frozen.has(layer) ? 'f' : '-')).join('')
}

describe('what is open in the standard playbook', () => {
  it('the layers are those of the table', () => {
    expect(policy.layers.map((layer) => layer.name)).toEqual(order)
  })

  it.each<[string, Position, string]>([
    // policy helix spec | free support dependencies | testkit e2e | stubs ports composition domain infra bench release rest
    ['between cycles', 'idle', '---xxx----------'],
    ['SPEC_DRAFT', at('SPEC_DRAFT'), '--xxxx----------'],
    ['E2E_RED', at('E2E_RED'), '---xxxxx--------'],
    ['SCAFFOLD', at('SCAFFOLD'), '---xxxffxxx---x-'],
    ['DOMAIN_LOGIC', at('DOMAIN_LOGIC'), '---xxxffxxxx--xx'],
    ['INFRA_INTEGRATION', at('INFRA_INTEGRATION'), '---xxxffxxxxx-xx'],
    ['PERF_BUDGET', at('PERF_BUDGET'), '---xxxffxxxxxxxx'],
    ['DONE', at('DONE'), '---xxxffxxxxxxxx'],
  ])('%s', (_, position, expected) => {
    expect(row(position)).toBe(expected)
  })

  it.each<[string, Position, string]>([
    ['free', 'idle', '---x------------'],
    ['free', at('DONE'), '---x--ff--------'],
    ['keep', 'idle', '---xxxxxxxxxxxxx'],
    ['keep', at('SPEC_DRAFT'), '---xxxxxxxxxxxxx'],
    ['keep', at('E2E_RED'), '---xxxxxxxxxxxxx'],
    ['keep', at('SCAFFOLD'), '---xxxffxxxxxxxx'],
    ['fix', 'idle', '---xxxxxxxxxxxxx'],
    ['fix', at('DONE'), '---xxxffxxxxxxxx'],
    ['unknown', 'idle', '----------------'],
  ])('lane %s, %j', (lane, position, expected) => {
    expect(row(position, lane)).toBe(expected)
  })

  it('nothing that a step opened closes again, but the spec and frozen tests', () => {
    const steps = policy.steps.map((step) => step.id)
    fc.assert(
      fc.property(fc.nat(steps.length - 1), fc.nat(steps.length - 1), (a, b) => {
        const [earlier, later] = [steps[Math.min(a, b)] ?? '', steps[Math.max(a, b)] ?? '']
        const still = openLayers(policy, at(later))
        const lost = [...openLayers(policy, at(earlier))].filter((layer) => !still.has(layer))
        expect(lost.filter((layer) => !['spec', 'e2e', 'testkit'].includes(layer))).toEqual([])
      }),
    )
  })

  it('a position of another playbook is an error', () => {
    expect(() => openLayers(policy, at('BUILD'))).toThrow(
      expect.objectContaining({ code: 'playbook/unknown-step', message: expect.stringContaining('BUILD') }),
    )
  })
})
