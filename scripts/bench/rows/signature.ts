import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { parseAllowedSigners, parsePrivateKey, signSsh, verifySsh } from '../../../packages/evidence/src/index.ts'
import type { Row } from '../row.ts'
import { expectThat, start } from '../start.ts'

const namespace = 'helix-judge'
const count = 500

export const signature: Row = {
  id: 'signature',
  what: 'a signature, verified',
  unit: 'ms',
  bar: 0.3,
  floor: 'crypto.verify of ed25519',
  peer: '',
  prepare({ folder }) {
    const file = join(folder, 'key')
    start(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'bench', '-f', file])
    const privateKey = parsePrivateKey(readFileSync(file, 'utf8'))
    const signers = parseAllowedSigners(`bench namespaces="${namespace}" ${privateKey.publicKey}\n`, 'allowed_signers')
    const signed = messages().map((message) => ({ message, armored: signSsh({ privateKey, namespace, message }) }))
    const raw = rawSignatures()
    return {
      helix: () =>
        each(signed, ({ message, armored }) => {
          return verifySsh({ message, armored, namespace, signers, at: 1_800_000_000 }).valid
        }),
      floor: () => each(raw.signed, ({ message, bytes }) => verify(null, message, raw.publicKey, bytes)),
    }
  },
}

/** Messages of the size of a judgement. */
function messages(): string[] {
  return Array.from({ length: count }, (_, at) => `${at} ${'x'.repeat(2000)}`)
}

function rawSignatures() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const signed = messages().map((text) => {
    const message = Buffer.from(text)
    return { message, bytes: sign(null, message, privateKey) }
  })
  return { publicKey, signed }
}

/** Milliseconds for one. */
function each<Item>(items: readonly Item[], isValid: (item: Item) => boolean): number {
  const began = performance.now()
  const valid = items.filter(isValid).length
  const milliseconds = performance.now() - began
  expectThat(valid === items.length, `all ${items.length} signatures are valid, ${valid} are`)
  return milliseconds / items.length
}
