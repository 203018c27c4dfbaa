const secretName = /(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)$/i
/** Shorter values would turn ordinary words into secrets. */
const shortestSecret = 6

/** The value of a variable, or one of the forms in which it travels. */
export interface SecretValue {
  /** The variable. */
  name: string
  value: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The values of the variables whose name ends in KEY, TOKEN, SECRET, PASSWORD or CREDENTIAL, longest first; also as they read
 * inside JSON text (the arguments of a tool call), in JSON within it, in an address, in base64 and in hexadecimal figures.
 */
export function secretValues(environment: Environment): SecretValue[] {
  const found = Object.entries(environment).flatMap(([name, value]) => {
    if (value === undefined || value.length < shortestSecret || !secretName.test(name)) return []
    return [...formsOf(value)].map((form) => ({ name, value: form }))
  })
  return found.toSorted((a, b) => b.value.length - a.value.length)
}

function formsOf(value: string): Set<string> {
  const bytes = Buffer.from(value)
  const quoted = inJson(value)
  const hex = bytes.toString('hex')
  const base64 = [0, 1, 2].map((before) => withinBase64(bytes, before))
  const urlSafe = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
  return new Set([value, quoted, inJson(quoted), encodeURIComponent(value.toWellFormed()), hex, hex.toUpperCase(), ...base64, ...urlSafe]) // prettier-ignore
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** The letters of base64 that these bytes decide alone, when as many (0–2) bytes of a group of three come before them (RFC 4648, 4). */
function withinBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
}
