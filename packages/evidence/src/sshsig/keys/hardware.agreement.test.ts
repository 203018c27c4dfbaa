// Agreement with ssh-keygen about keys in hardware, and the one point in which Helix asks for more.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, it } from 'vitest'
import { aHardwareKey } from '../../testing/hardware-keys.ts'
import { parseAllowedSigners } from '../allowed-signers.ts'
import { verifySsh } from '../verify-ssh.ts'

const namespace = 'helix-approve'
const message = '{"kind":"spec"}'

/** Whether ssh-keygen and Helix take a signature. */
function verdicts(line: string, armored: string, asked = { namespace, message }): [boolean, boolean] {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'signers'), line)
  writeFileSync(join(folder, 'sig'), armored)
  const args = ['-Y', 'verify', '-f', 'signers', '-I', 'ada', '-n', asked.namespace, '-s', 'sig']
  const { status } = spawnSync('ssh-keygen', args, { cwd: folder, input: asked.message })
  const at = Math.floor(Date.now() / 1000)
  return [
    status === 0,
    verifySsh({ ...asked, armored, signers: parseAllowedSigners(line), at, principal: 'ada' }).valid,
  ]
}

describe.each(['ed25519', 'ecdsa'] as const)('a %s key in hardware', (kind) => {
  const key = aHardwareKey(kind)
  const line = `ada namespaces="${namespace}" ${key.publicKey}\n`
  const touched = key.sign({ namespace, message })

  it('is taken by both when it was touched', () => {
    expect(verdicts(line, touched)).toEqual([true, true])
  })

  it('is taken by neither for other bytes, another purpose or another person', () => {
    expect(verdicts(line, touched, { namespace, message: `${message} ` })).toEqual([false, false])
    expect(verdicts(line, touched, { namespace: 'helix-tune', message })).toEqual([false, false])
    expect(verdicts(line.replace('ada', 'bob'), touched)).toEqual([false, false])
  })

  it('untouched is taken by ssh-keygen, and not by Helix', () => {
    expect(verdicts(line, key.sign({ namespace, message, flags: 0 }))).toEqual([true, false])
  })
})
