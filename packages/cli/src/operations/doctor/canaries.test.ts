import { describe, expect, it } from 'vitest'
import { canaries } from '@helix/canaries'
import { helix } from '../../testing/product.ts'
import { temporaryFolder } from '@helix/testkit'

const doctor = (...args: string[]) => helix({ root: temporaryFolder() }, ['doctor', ...args])

describe('doctor --canaries', () => {
  it('lists what there is without judging it, anywhere', async () => {
    const { code, stdout } = await doctor('--canaries', '--list', '--json')
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      { ok: true, canaries: canaries.map(({ code: of, bad, honest }) => ({ code: of, bad, honest })) },
    ])
    expect((await doctor('--canaries', '--list', '--only', 'MSG-TYPE')).stdout).toBe(
      'MSG-TYPE\n  bad     a type that the project does not know\n  honest  a known type in capital letters\n',
    )
  })

  it('does not take an unknown code for one that holds', async () => {
    const { code, stdout } = await doctor('--canaries', '--only', 'MSG-WHI', '--json')
    expect([code, JSON.parse(stdout).diagnostics[0]]).toMatchObject([
      2,
      { code: 'doctor/unknown-canary', fix: 'Did you mean MSG-WHY?' },
    ])
  })

  it('is what --list and --only belong to', async () => {
    expect(await doctor('--list')).toMatchObject({ code: 2 })
    expect(await doctor('--only', 'MSG-WHY')).toMatchObject({ code: 2 })
  })
})
