const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A ULID (github.com/ulid/spec): 48 bits of time in milliseconds, 80 random bits, Crockford base 32. `random` holds at
 * least 10 bytes.
 */
export function newRunId(now: number, random: Uint8Array): string {
  if (random.length < 10) throw new Error('a ULID needs 10 random bytes')
  let bits = BigInt(now)
  for (const byte of random.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let place = 125n; place >= 0n; place -= 5n) text += alphabet[Number((bits >> place) & 31n)]
  return text
}
