import { sign } from 'node:crypto'
import type { SshPrivateKey } from './private-key.ts'
import { signedData, writeSshSignature } from './sshsig.ts'

/** An armored SSHSIG over the message, the same bytes as `ssh-keygen -Y sign -n <namespace>` makes with an ed25519 key. */
export function signSsh(order: { privateKey: SshPrivateKey; namespace: string; message: string | Uint8Array }): string {
  const { privateKey, namespace, message } = order
  const signature = sign(null, signedData(namespace, message), privateKey.key)
  return writeSshSignature({ publicBlob: privateKey.publicBlob, namespace, algorithm: 'ssh-ed25519', signature })
}
