import type { Command } from '../command.ts'
import { flag } from '../command.ts'

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'judge every commit since the base, and measure every step that claims to be done',
  options: [
    { flags: '--fresh', summary: 'measure in a clean checkout with a clean installation, as CI does' },
    { flags: '--sign', summary: 'append the judgements to the chain (in CI; anywhere where nothing is signed)' },
    { flags: '--static', summary: 'judge messages, paths and the chain only; run nothing' },
    { flags: '--allow-empty', summary: 'nothing to judge is fine' },
  ],
  examples: ['helix verify', 'helix verify --fresh', 'helix verify --sign'],
  async run(io, input) {
    const [{ requireCommits, verify }, { tellHost }, { renderVerified, toldOf, verifiedData }] = await Promise.all([
      import('../operations/verify/verify.ts'),
      import('../operations/verify/tell-host.ts'),
      import('../render/verified.ts'),
    ])
    const sign = flag(input, 'sign')
    const verified = await verify(io, { fresh: flag(input, 'fresh'), sign, staticOnly: flag(input, 'static') })
    requireCommits(verified, flag(input, 'allowEmpty') || sign)
    const told = toldOf(verified)
    await tellHost(io, told)
    return {
      exit: verified.passed ? 0 : 1,
      data: verifiedData(verified),
      text: (style) => renderVerified(verified, style),
      findings: told.findings,
    }
  },
}
