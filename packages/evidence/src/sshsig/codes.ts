import type { CodeNote } from '@helix/core'

export const signatureCodes = {
  'SIG-MISSING': {
    title: 'a signature is missing',
    why: 'The playbook says `signing: ssh`: what moves the beacon or approves must be signed.',
    fix: 'Approve again with a key; judgements are signed by CI.',
  },
  'SIG-ARMOR': {
    title: 'the signature is torn',
    why: 'It is not a whole SSHSIG block as ssh-keygen writes it.',
    fix: 'Sign again.',
  },
  'SIG-NAMESPACE': {
    title: 'the signature or key is for another purpose',
    why: 'helix-judge, helix-approve and helix-tune keep a signature for one purpose from being used for another.',
    fix: 'Sign with the key that .helix/allowed_signers lists for this namespace.',
  },
  'SIG-ALGORITHM': {
    title: 'the signature uses another hash',
    why: 'Helix takes SHA-512, which ssh-keygen uses unless told otherwise.',
    fix: 'Sign again without -O hashalg.',
  },
  'SIG-SIGNER': {
    title: 'the key is no allowed signer',
    why: 'Only keys in .helix/allowed_signers, as of the base, count.',
    fix: 'Land the key in .helix/allowed_signers (a policy commit) before signing with it.',
  },
  'SIG-PRINCIPAL': {
    title: 'the key belongs to somebody else',
    why: 'The name on the record and the name that .helix/allowed_signers gives the key must agree.',
    fix: 'Sign under the name that the key is listed for.',
  },
  'SIG-EXPIRED': {
    title: 'the key was not valid then',
    why: '.helix/allowed_signers limits it with valid-after or valid-before.',
    fix: 'Sign with a valid key, or land a change of the limits (a policy commit).',
  },
  'SIG-MESSAGE': {
    title: 'the signature is over other bytes',
    why: 'Something was changed after signing.',
    fix: 'Restore the record from git, or sign again.',
  },
  'SIG-UNTOUCHED': {
    title: 'the key was not touched',
    why: 'A key in hardware (sk-…) proves that a person was there only if its signature says so; made with `no-touch-required` it does not.',
    fix: 'Sign again, with a key that was made without -O no-touch-required.',
  },
  'SIGNERS-LINE': {
    title: 'a line of .helix/allowed_signers leaves a doubt',
    why: 'One principal, one namespace and one key a line, without wildcards, and times in UTC: whoever reads it sees who may do what.',
    fix: 'ada@example.org namespaces="helix-approve" ssh-ed25519 AAAA…',
  },
  'evidence/allowed-signers': {
    title: '.helix/allowed_signers cannot be read',
    why: 'A line that is skipped would silently take away a right, so every line must be understood.',
    fix: 'Mend the lines that the findings name.',
  },
  'evidence/key-malformed': {
    title: 'the private key cannot be read',
    why: 'Helix signs in-process and reads OpenSSH private keys; the text is torn or of another format.',
    fix: 'ssh-keygen -t ed25519 -N "" -C helix -f helix_key',
  },
  'evidence/key-encrypted': {
    title: 'the private key has a passphrase',
    why: 'Helix never asks for secrets; in CI the secret store protects the key.',
    fix: 'ssh-keygen -t ed25519 -N "" -C helix -f helix_key',
  },
  'evidence/key-kind': {
    title: 'Helix signs with ed25519 keys',
    why: 'They are small, fast and deterministic. Signatures of ECDSA (P-256) and RSA keys are verified, not made.',
    fix: 'ssh-keygen -t ed25519 -N "" -C helix -f helix_key',
  },
} as const satisfies Record<string, CodeNote>
