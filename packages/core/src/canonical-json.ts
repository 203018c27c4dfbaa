/**
 * JSON with one spelling per value, as RFC 8785 (JCS) defines it: keys in UTF-16 order, no blanks, numbers as ECMAScript
 * prints them. Keys whose value is undefined are left out. Throws a plain Error for what JSON cannot hold (NaN, infinite
 * numbers, functions, lone surrogates): a bug of the caller.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`canonical JSON cannot hold ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, held]) => held !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, held]) => `${canonicalString(key)}:${canonicalJson(held)}`).join(',')}}`
  }
  throw new Error(`canonical JSON cannot hold a ${typeof value}`)
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new Error('canonical JSON cannot hold a lone surrogate')
  return JSON.stringify(text)
}
