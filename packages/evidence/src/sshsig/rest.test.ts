import { sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { aKey } from '../testing/keys.ts'
import { parsePrivateKey } from './private-key.ts'
import { signedData, writeSshSignature } from './sshsig.ts'
import { verifySsh } from './verify-ssh.ts'

const { key, publicBlob, publicKey } = parsePrivateKey(aKey().text)
const [namespace, message] = ['helix-judge', 'the payload']

test.each([
  ['nothing', '', true],
  ['flags and counter of a key in hardware', '0100000007', false],
  ['a byte', '00', false],
])('behind the signature of a key that is in no hardware stands nothing: %s', (_, rest, valid) => {
  const signature = sign(null, signedData(namespace, message), key)
  const armored = writeSshSignature({ publicBlob, namespace, algorithm: 'ssh-ed25519', signature, rest: Buffer.from(rest, 'hex') }) // prettier-ignore
  const signer = { principal: 'ci@helix', namespaces: [namespace], key: publicKey }
  expect(verifySsh({ armored, namespace, message, signers: [signer], at: 1000 })).toMatchObject(
    valid ? { valid } : { valid, finding: { code: 'SIG-MESSAGE' } },
  )
})
