import { sha256 } from '@helix/core'
import { type Bundle, bundleFormat, type BundleHeader } from '../bundle.ts'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export function aHeader(more: Partial<BundleHeader> = {}): BundleHeader {
  return {
    format: bundleFormat,
    ref: 'refs/heads/main',
    base: 'a'.repeat(40),
    tip: 'b'.repeat(40),
    tree: 'c'.repeat(40),
    range: sha256('range'),
    policy: sha256('policy'),
    verifier: sha256('verifier'),
    chain: sha256('chain'),
    isolation: { kind: 'process', detail: 'own process groups' },
    nonce: 'n',
    run: '',
    ...more,
  }
}

/** A bundle with two trees and two reports. */
export function aBundle(more: Partial<Bundle> = {}): Bundle {
  const reports = ['<testsuite/>', 'TN:\n'].map(bytesOf)
  return {
    header: aHeader(),
    trees: [bytesOf('{"tree":1}'), bytesOf('{"tree":2}')],
    reports: new Map(reports.map((bytes) => [sha256(bytes), bytes])),
    ...more,
  }
}
