import { findSigner, noSigner as no, type SignerFound, type SignerQuestion } from './find-signer.ts'
import { wasTouched } from './keys/hardware.ts'
import { openPublicKey } from './keys/index.ts'
import { hashAlgorithm, readSshSignature, signedData, type SshSignature } from './sshsig.ts'

/** A signature, and who is said to have made it: the namespace is what it must have been made for. */
export interface SshClaim extends SignerQuestion {
  armored: string
  message: string | Uint8Array
}

export type SshVerdict = SignerFound

/**
 * Whether the signature is one of an allowed signer over exactly this message for exactly this namespace; agrees with
 * `ssh-keygen -Y verify`, and is stricter about keys in hardware: somebody must have touched them. Findings: SIG-ARMOR,
 * SIG-NAMESPACE, SIG-ALGORITHM, SIG-SIGNER, SIG-PRINCIPAL, SIG-EXPIRED, SIG-MESSAGE, SIG-UNTOUCHED.
 */
export function verifySsh(claim: SshClaim): SshVerdict {
  const signature = readSshSignature(claim.armored)
  if (signature === null) return no('SIG-ARMOR', 'the signature is torn or is no SSHSIG')
  if (signature.namespace !== claim.namespace) {
    return no('SIG-NAMESPACE', `the signature is for "${signature.namespace}", asked "${claim.namespace}"`)
  }
  if (signature.hash !== hashAlgorithm) {
    return no('SIG-ALGORITHM', `the signature hashes with ${signature.hash}, asked ${hashAlgorithm}`)
  }
  const found = findSigner(signature.publicBlob, claim)
  if (!found.valid) return found
  return checkMessage(claim, signature, found)
}

function checkMessage(claim: SshClaim, signature: SshSignature, found: SshVerdict & { valid: true }): SshVerdict {
  const { principal } = found.signer
  const key = openPublicKey(signature.publicBlob)
  const check = key?.kind.signatures[signature.algorithm]
  const data = signedData(claim.namespace, claim.message)
  const wire = { bytes: signature.signature, rest: signature.rest }
  const isWhole = key?.kind.hardware || wire.rest.length === 0
  if (!key || !isWhole || !check?.(key.opened, data, wire)) {
    return no('SIG-MESSAGE', `the signature of ${principal} is not over these bytes`)
  }
  if (!key.kind.hardware || wasTouched(wire)) return found
  return no('SIG-UNTOUCHED', `the key of ${principal} signed without being touched`)
}
