import { canonicalJson, HelixError } from '@helix/core'
import { decodeCanonical, type RecordKind } from '../record/decode-json.ts'
import { isolation } from '../record/decoders.ts'
import { anyText, digest, nullOr, objectOf, oid, oneOf, refName, text } from '../record/shape.ts'
import { bundleFormat, type BundleHeader } from './bundle.ts'

const kind: RecordKind<BundleHeader> = {
  name: 'the header of a bundle',
  code: 'evidence/bundle-header',
  end: '',
  decode: objectOf<BundleHeader>({
    format: oneOf([bundleFormat]),
    ref: nullOr(refName),
    base: oid,
    tip: oid,
    tree: oid,
    range: digest,
    policy: digest,
    verifier: digest,
    chain: nullOr(digest),
    isolation,
    nonce: text,
    run: anyText,
  }),
}

export function encodeHeader(header: BundleHeader): Uint8Array {
  return new TextEncoder().encode(canonicalJson(header))
}

/** The header, or why these bytes are none. */
export function decodeHeader(bytes: Uint8Array): BundleHeader | string {
  try {
    return decodeCanonical(kind, bytes, 'its header')
  } catch (error) {
    if (error instanceof HelixError) return error.message
    throw error
  }
}
