/** What a JSON text may hold at most, so that parsing it takes memory and time in proportion. */
export interface JsonLimits {
  /** How deep lists and objects may lie in each other. */
  depth: number
  /** Members of all lists and objects together. */
  values: number
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c]
const opens = new Set([0x5b, 0x7b])
const closes = new Set([0x5d, 0x7d])

/**
 * Why JSON of untrusted origin must not be parsed; null when it may. One pass over the bytes (UTF-8) that allocates
 * nothing: JSON.parse spends fifty bytes of memory on two bytes `[]`. Says nothing about whether it is JSON.
 */
export function findJsonExcess(bytes: Uint8Array, { depth, values }: JsonLimits): string | null {
  let nested = 0
  let members = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === quote) at = endOfString(bytes, at)
    else if (opens.has(byte)) {
      nested++
      members++
    } else if (closes.has(byte)) nested--
    else if (byte === comma) members++
    if (nested > depth) return `it is nested deeper than ${depth}`
    if (members > values) return `it holds more than ${values} values`
  }
  return null
}

/** Where the string that begins at `start` ends; the end of the text for one that is cut off. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}
