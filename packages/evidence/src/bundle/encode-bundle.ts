import { createHash } from 'node:crypto'
import { HelixError, sha256 } from '@helix/core'
import { type Bundle, bundleFormat, bundleLimits, type BundleLimits } from './bundle.ts'
import { encodeHeader } from './header.ts'

/**
 * Spells a bundle. One bundle has one spelling:
 *
 *     helix-bundle/1 LF
 *     header SP <length> SP <sha256> LF <bytes> LF          exactly one: canonical JSON (RFC 8785) of `BundleHeader`
 *     tree   SP <length> SP <sha256> LF <bytes> LF          any number, in the order in which they were measured
 *     report SP <length> SP <sha256> LF <bytes> LF          any number, ascending by digest, none twice
 *     end    SP <count>  SP <sha256> LF                     number of parts; digest of all bytes before this line
 *
 * Lengths are decimal without leading zeros, digests 64 lower-case hex digits of SHA-256, each over the part's bytes
 * alone. Answers the file in pieces, so that no second copy of it is made. HelixError `evidence/bundle-too-large`.
 */
export function encodeBundle({ header, trees, reports }: Bundle, limits: BundleLimits = bundleLimits): Uint8Array[] {
  const parts: [kind: string, bytes: Uint8Array][] = [
    ['header', encodeHeader(header)],
    ...trees.map((bytes): [string, Uint8Array] => ['tree', bytes]),
    ...[...reports.keys()].toSorted().map((digest): [string, Uint8Array] => ['report', reports.get(digest) ?? empty]),
  ]
  const pieces = [
    ascii(`${bundleFormat}\n`),
    ...parts.flatMap(([kind, bytes]) => [ascii(`${kind} ${bytes.length} ${sha256(bytes)}\n`), bytes, ascii('\n')]),
  ]
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  pieces.push(ascii(`end ${parts.length} ${hash.digest('hex')}\n`))
  requireWithin(parts, pieces, limits)
  return pieces
}

const empty = new Uint8Array()

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** A file that the other job would refuse is not worth carrying there. */
function requireWithin(
  parts: readonly [string, Uint8Array][],
  pieces: readonly Uint8Array[],
  limits: BundleLimits,
): void {
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const widest = Math.max(...parts.map(([, part]) => part.length))
  const excess =
    bytes > limits.bundle
      ? `has ${bytes} bytes; at most ${limits.bundle} are taken`
      : widest > limits.part
        ? `has a part of ${widest} bytes; at most ${limits.part} are taken`
        : parts.length > limits.parts
          ? `has ${parts.length} parts; at most ${limits.parts} are taken`
          : null
  if (excess === null) return
  throw new HelixError('evidence/bundle-too-large', `the bundle ${excess}`, {
    hint: 'Make the reporters of the commands in playbook.yml leave out logs and sources, or push fewer steps at once.',
  })
}
