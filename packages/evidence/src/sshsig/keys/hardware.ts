import { createHash } from 'node:crypto'
import type { KeyKind, WireSignature } from './key-kind.ts'

/** Flags (one byte) and counter (four) that the device signs along; PROTOCOL.u2f, section "SSH U2F Signatures". */
const restLength = 5
const userPresent = 0x01

/**
 * The kind of a key that lives in a FIDO device, from the kind of its algorithm. The device signs the hash of its
 * application, flags, counter and the hash of the data (OpenSSH PROTOCOL.u2f).
 */
export function inHardware(base: KeyKind): KeyKind {
  const algorithm = `sk-${base.algorithm}@openssh.com`
  const check = base.signatures[base.algorithm]
  if (check === undefined) throw new Error(`${base.algorithm} does not sign under its own name`)
  return {
    algorithm,
    hardware: true,
    open(reader) {
      const opened = base.open(reader)
      return opened && { ...opened, application: reader.text() }
    },
    signatures: {
      [algorithm]: (opened, data, { bytes, rest }) =>
        rest.length === restLength &&
        check(opened, Buffer.concat([hash(opened.application ?? ''), rest, hash(data)]), {
          bytes,
          rest: Buffer.alloc(0),
        }),
    },
  }
}

/** Whether the device says that somebody touched it for this signature. */
export function wasTouched({ rest }: WireSignature): boolean {
  return rest.length === restLength && ((rest[0] ?? 0) & userPresent) !== 0
}

function hash(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}
