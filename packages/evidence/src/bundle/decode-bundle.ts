import { createHash } from 'node:crypto'
import { type Digest, type Finding, sha256 } from '@helix/core'
import { type Bundle, bundleFormat, bundleLimits, type BundleLimits, type BundleReading } from './bundle.ts'
import type { BundleCode } from './codes.ts'
import { decodeHeader } from './header.ts'

const kinds = ['header', 'tree', 'report'] as const
type Kind = (typeof kinds)[number]

interface Part {
  kind: Kind
  bytes: Uint8Array
  digest: Digest
}

/** The longest line that frames a part. */
const longestFrame = 'header 99999999999 '.length + 64

const frameLine = /^(header|tree|report) (0|[1-9]\d{0,10}) ([0-9a-f]{64})$/
const endLine = /^end (0|[1-9]\d{0,10}) ([0-9a-f]{64})$/

/**
 * Reads what `encodeBundle` spells, from an origin that is not trusted: every length, digest and bound is checked before
 * the bytes behind it are looked at, nothing is copied, and any other spelling is refused. Findings: BUNDLE-FORMAT,
 * BUNDLE-TRUNCATED, BUNDLE-TAMPERED, BUNDLE-TOO-LARGE.
 */
export function decodeBundle(bytes: Uint8Array, limits: BundleLimits = bundleLimits): BundleReading {
  if (bytes.length > limits.bundle) {
    return refused(tooLarge(`it has ${bytes.length} bytes; at most ${limits.bundle} are taken`))
  }
  const parts = readParts(bytes, limits)
  return 'severity' in parts ? refused(parts) : assemble(parts)
}

/** The parts in their frames, up to the end mark and not a byte further. */
function readParts(bytes: Uint8Array, limits: BundleLimits): Part[] | Finding {
  const start = lineAt(bytes, 0)
  if (start?.text !== bundleFormat) {
    const whole = new TextEncoder().encode(`${bundleFormat}\n`)
    const cut = bytes.length < whole.length && whole.subarray(0, bytes.length).every((byte, at) => byte === bytes[at])
    return cut ? truncated('it ends within its first line') : format(`it does not begin with "${bundleFormat}"`)
  }
  const parts: Part[] = []
  for (let at = start.next; ;) {
    const line = lineAt(bytes, at)
    if (line === null) {
      return bytes.length - at <= longestFrame
        ? truncated(`it ends after ${parts.length} parts, without its end mark`)
        : tampered(`what follows part ${parts.length} is no frame of a part`)
    }
    const end = endLine.exec(line.text)
    if (end !== null) return checkEnd(bytes, { parts, at, next: line.next, count: end[1], digest: end[2] })
    const part = partAt(bytes, line, limits)
    if ('severity' in part) return part
    parts.push(part)
    if (parts.length > limits.parts) return tooLarge(`it has more than ${limits.parts} parts`)
    at = line.next + part.bytes.length + 1
  }
}

interface Line {
  text: string
  /** Where the next one begins. */
  next: number
}

/** A line of the framing; null where none of them ends in time. */
function lineAt(bytes: Uint8Array, at: number): Line | null {
  const end = bytes.subarray(at, at + longestFrame + 1).indexOf(0x0a)
  if (end === -1) return null
  return { text: String.fromCharCode(...bytes.subarray(at, at + end)), next: at + end + 1 }
}

function partAt(bytes: Uint8Array, { text, next }: Line, limits: BundleLimits): Part | Finding {
  const [, name, length, digest] = frameLine.exec(text) ?? []
  const kind = kinds.find((known) => known === name)
  if (kind === undefined || digest === undefined) return tampered(`byte ${next} ends no frame of a part`)
  const size = Number(length)
  const most = kind === 'report' ? limits.part : limits[kind]
  if (size > most) return tooLarge(`a part (${kind}) has ${size} bytes; at most ${most} are taken`)
  if (next + size + 1 > bytes.length) {
    return truncated(`a part (${kind}) has ${bytes.length - next} bytes of ${size}`)
  }
  const held = bytes.subarray(next, next + size)
  if (bytes[next + size] !== 0x0a || sha256(held) !== digest) {
    return tampered(`a part (${kind}) has other bytes than its digest ${digest.slice(0, 12)} says`)
  }
  return { kind, bytes: held, digest }
}

interface End {
  parts: Part[]
  at: number
  next: number
  count: string | undefined
  digest: string | undefined
}

function checkEnd(bytes: Uint8Array, { parts, at, next, count, digest }: End): Part[] | Finding {
  if (Number(count) !== parts.length) return tampered(`it has ${parts.length} parts, its end mark says ${count}`)
  if (createHash('sha256').update(bytes.subarray(0, at)).digest('hex') !== digest) {
    return tampered('its end mark has another digest than the bytes before it')
  }
  if (next !== bytes.length) return tampered(`${bytes.length - next} bytes follow its end mark`)
  return parts
}

/** One header, then the trees, then the reports in the order of their digests. */
function assemble([first, ...parts]: readonly Part[]): BundleReading {
  if (first?.kind !== 'header') return refused(format('its first part is no header'))
  const header = decodeHeader(first.bytes)
  if (typeof header === 'string') return refused(format(header))
  const trees = parts.filter(({ kind }) => kind === 'tree')
  const reports = parts.slice(trees.length)
  if (reports.some(({ kind }) => kind !== 'report')) {
    return refused(format('after the header come the trees, then the reports'))
  }
  if (reports.some(({ digest }, at) => at > 0 && digest <= (reports[at - 1]?.digest ?? ''))) {
    return refused(format('a report is there twice, or out of the order of digests'))
  }
  const bundle: Bundle = {
    header,
    trees: trees.map(({ bytes }) => bytes),
    reports: new Map(reports.map(({ digest, bytes }) => [digest, bytes])),
  }
  return { valid: true, bundle }
}

function refused(finding: Finding): BundleReading {
  return { valid: false, finding }
}

function format(wrong: string): Finding {
  return finding('BUNDLE-FORMAT', `the file is no bundle of this version: ${wrong}`, measureAgain)
}

function truncated(wrong: string): Finding {
  return finding('BUNDLE-TRUNCATED', `the bundle is cut off: ${wrong}`, 'Hand it over whole, or measure again.')
}

function tampered(wrong: string): Finding {
  return finding('BUNDLE-TAMPERED', `the bundle was changed after it was written: ${wrong}`, measureAgain)
}

function tooLarge(wrong: string): Finding {
  const fix = 'Make the reporters of the commands in playbook.yml leave out logs and sources.'
  return finding('BUNDLE-TOO-LARGE', `the bundle is too large: ${wrong}`, fix)
}

const measureAgain = 'helix verify --measure <file>'

function finding(code: BundleCode, message: string, fix: string): Finding {
  return { severity: 'error', code, message, fix }
}
