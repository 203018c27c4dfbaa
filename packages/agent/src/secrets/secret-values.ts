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
 * inside JSON text (the arguments of a tool call), in JSON within it, in XML, in an address, in a word of a shell, in base64 and in
 * hexadecimal figures, and of long ones the first and the last half of each: outputs are cut somewhere.
 */
export function secretValues(environment: Environment): SecretValue[] {
  const found = Object.entries(environment).flatMap(([name, value]) => {
    if (value === undefined || value.length < shortestSecret || !secretName.test(name)) return []
    // Folders of a path stand everywhere.
    const isPath = /^(?:[./~]|[A-Za-z]:\\)/.test(value)
    const forms = [...formsOf(value)].flatMap((form) => (isPath ? [form] : [form, ...halvesOf(form)]))
    return forms.map((form) => ({ name, value: form }))
  })
  return found.toSorted((a, b) => b.value.length - a.value.length)
}

/** Shorter halves may be words. */
const shortestHalf = 12

function halvesOf(form: string): string[] {
  const length = Math.ceil(form.length / 2)
  return length < shortestHalf ? [] : [form.slice(0, length), form.slice(-length)]
}

function formsOf(value: string): Set<string> {
  const bytes = Buffer.from(value)
  const quoted = inJson(value)
  const hex = bytes.toString('hex')
  const base64 = [0, 1, 2].map((before) => withinBase64(bytes, before))
  const urlSafe = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
  const url = encodeURIComponent(value.toWellFormed())
  const smallUrl = url.replaceAll(/%[0-9A-F]{2}/g, (one) => one.toLowerCase())
  const xml = ['&apos;', '&#39;'].map((quote) => inXml(value).replaceAll("'", quote))
  const shell = value.replaceAll("'", `'\\''`)
  return new Set([value, quoted, inJson(quoted), url, smallUrl, inXml(value), ...xml, shell, hex, hex.toUpperCase(), ...base64, ...urlSafe]) // prettier-ignore
}

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** The letters of base64 that these bytes decide alone, when as many (0–2) bytes of a group of three come before them (RFC 4648, 4). */
function withinBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
}
