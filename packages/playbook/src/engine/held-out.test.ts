import { describe, expect, it } from 'vitest'
import { aPolicy, at } from '../testing/policies.ts'
import { refused, small } from '../testing/playbooks.ts'
import { heldOutLayers, isHeldOut } from './held-out.ts'

const build = '{id: BUILD, opens: [domain, rest],'
const policy = aPolicy(small([build, `${build} held-out: [e2e],`]))

describe('layers that are held out', () => {
  it('are held out of their step and of no other', () => {
    expect([...heldOutLayers(policy, at('BUILD'))]).toEqual(['e2e'])
    expect(heldOutLayers(policy, at('E2E_RED')).size).toBe(0)
    expect(heldOutLayers(policy, 'idle').size).toBe(0)
  })

  it('are told by the paths that they own', () => {
    const paths = ['e2e/a.test.ts', 'src/e2e/a.ts', 'progress.json', 'playbook.yml']
    expect(paths.map((path) => isHeldOut(policy, at('BUILD'), path))).toEqual([true, false, false, false])
  })

  it.each([
    ['held-out: [e3e]', 'PLAYBOOK-NAME steps.BUILD.held-out.0', 'unknown layer "e3e"; known: e2e, domain. Did you mean "e2e"?'],
    ['held-out: [policy]', 'PLAYBOOK-NAME steps.BUILD.held-out.0', 'unknown layer "policy"; known: e2e, domain'],
    ['held-out: [domain]', 'PLAYBOOK-STEPS steps.BUILD.held-out.0', 'BUILD opens domain, so it cannot hold it out; who writes tests sees them'],
  ])('%s is refused', (said, place, message) => {
    const { at: places, messages } = refused(small([build, `${build} ${said},`]))
    expect([places.map((one) => one.replace(/^\S+ /, '')), messages]).toEqual([[place], [message]])
  }) // prettier-ignore
})
