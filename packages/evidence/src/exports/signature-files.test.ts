// What is exported for ssh-keygen, and that ssh-keygen takes exactly that.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Signer } from '@helix/core'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, it } from 'vitest'
import { judgementPayload } from '../record/judgement.ts'
import { signJudgement } from '../record/sign-judgement.ts'
import { parsePrivateKey } from '../sshsig/private-key.ts'
import { aJudgement } from '../testing/a-chain.ts'
import { aKey } from '../testing/keys.ts'
import { renderSigners, signedPayload } from './signature-files.ts'

const [old, fresh, ada] = [aKey(), aKey(), aKey()].map(({ text }) => parsePrivateKey(text))
if (!old || !fresh || !ada) throw new Error('no keys')
const judge = (key: string, validity: Partial<Signer> = {}): Signer => ({
  principal: 'ci@helix',
  namespaces: ['helix-judge'],
  key,
  ...validity,
})
const approver: Signer = { principal: 'ada', namespaces: ['helix-approve'], key: ada.publicKey }
const day = (number: number) => Date.UTC(2026, 0, number) / 1000
const judgement = signJudgement(aJudgement(7, { sequence: 7 }), old, 'ci@helix')

describe('a signed judgement for ssh-keygen', () => {
  it('is its payload, its signature and the command that checks it', () => {
    expect(signedPayload(judgement, day(2) + 3723)).toEqual({
      name: '0007.json',
      payload: judgementPayload(judgement),
      armored: judgement.signature?.armored,
      check:
        'ssh-keygen -Y verify -f allowed_signers -I ci@helix -n helix-judge -O verify-time=20260102010203Z -s 0007.json.sig < 0007.json',
    })
  })

  it('is not there for one without a signature', () => {
    expect(signedPayload(aJudgement(7), 0)).toBeNull()
  })
})

const endingOn = (end: number) => [
  { signers: [judge(old.publicKey, { validBefore: day(end) })], at: day(5) },
  { signers: [], at: day(6) },
]

describe('allowed signers for several judgements', () => {
  it('lists who may judge, as the newest base does', () => {
    const signers = [judge(old.publicKey, { validAfter: day(1), validBefore: day(9) }), approver]
    expect(renderSigners([{ signers, at: day(2) }])).toBe(
      `ci@helix namespaces="helix-judge",valid-after="20260101000000Z",valid-before="20260109000000Z" ${old.publicKey}\n`,
    )
    expect(renderSigners([])).toBe('')
  })

  it('a key that is listed no longer ends with the last record that it could sign', () => {
    const times = [
      { signers: [judge(old.publicKey)], at: day(2) },
      { signers: [judge(old.publicKey), judge(fresh.publicKey)], at: day(3) },
      { signers: [judge(fresh.publicKey)], at: day(4) },
    ]
    expect(renderSigners(times)).toBe(
      `ci@helix namespaces="helix-judge",valid-before="20260103000000Z" ${old.publicKey}\n` +
        `ci@helix namespaces="helix-judge" ${fresh.publicKey}\n`,
    )
  })

  it('or earlier, when it was limited already', () => {
    expect(renderSigners(endingOn(3))).toContain('valid-before="20260103000000Z"')
    expect(renderSigners(endingOn(8))).toContain('valid-before="20260105000000Z"')
  })
})

describe('ssh-keygen', () => {
  const check = (signers: readonly Signer[], at: number, change = (payload: string) => payload) => {
    const file = signedPayload(judgement, at)
    if (file === null) throw new Error('not signed')
    const folder = temporaryFolder()
    writeFileSync(join(folder, file.name), change(file.payload))
    writeFileSync(join(folder, `${file.name}.sig`), file.armored)
    writeFileSync(join(folder, 'allowed_signers'), renderSigners([{ signers, at: day(2) }]))
    return spawnSync('sh', ['-c', file.check], { cwd: folder, encoding: 'utf8' })
  }

  it('takes the command as it is printed', () => {
    const { status, stderr, stdout } = check([judge(old.publicKey)], day(2))
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Good "helix-judge" signature for ci@helix')
  })

  it.each<[string, readonly Signer[], number, ((payload: string) => string)?]>([
    ['changed bytes', [judge(old.publicKey)], day(2), (payload) => payload.replace('main', 'maim')],
    ['another purpose', [{ ...judge(old.publicKey), namespaces: ['helix-judge-not'] }], day(2)],
    ['a key that had ended', [judge(old.publicKey, { validBefore: day(1) })], day(2)],
    ['a key nobody listed', [judge(fresh.publicKey)], day(2)],
    ['another person', [{ ...judge(old.publicKey), principal: 'ada' }], day(2)],
  ])('refuses %s', (_, signers, at, change) => {
    expect(check(signers, at, change).status).not.toBe(0)
  })
})
