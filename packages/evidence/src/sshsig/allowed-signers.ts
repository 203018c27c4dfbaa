import { type Finding, hasUnseen, HelixError, nearest, type Signer } from '@helix/core'
import { keyKinds, openPublicKey } from './keys/index.ts'
import { strictBase64 } from './wire.ts'

const form = 'ada@example.org namespaces="helix-approve" ssh-ed25519 AAAA…'

/**
 * Reads `.helix/allowed_signers`: the ALLOWED SIGNERS format of ssh-keygen(1), narrowed to what leaves no doubt. One
 * principal and one namespace a line, no wildcards, no certificate authorities, times in UTC (`20260131Z`). Throws
 * HelixError `evidence/allowed-signers` with a finding SIGNERS-LINE for each bad line.
 */
export function parseAllowedSigners(text: string, source = '.helix/allowed_signers'): Signer[] {
  const signers: Signer[] = []
  const findings: Finding[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const signer = parseLine(line.replace(/^[ \t]+/, ''))
    if (typeof signer !== 'string') signers.push(signer)
    else
      findings.push({
        severity: 'error',
        code: 'SIGNERS-LINE',
        message: signer,
        where: { path: source, line: index + 1 },
      })
  }
  const [first] = findings
  if (!first) return signers
  throw new HelixError('evidence/allowed-signers', `${source}:${first.where?.line}: ${first.message}`, {
    hint: `Form of a line: ${form}`,
    findings,
    where: { path: source, ...first.where },
  })
}

/** The signer, or what is wrong with the line. */
function parseLine(line: string): Signer | string {
  const [principal = '', ...rest] = splitOutsideQuotes(line, /[ \t]/)
  if (/[*?!,"]/.test(principal)) return `"${principal}" must be one principal, without wildcards and quotes`
  if (/\s/.test(principal) || hasUnseen(principal))
    return `${JSON.stringify(principal)} holds characters that readers do not see, or blanks that ssh-keygen takes for letters`
  const typeAt = rest.findIndex((word) => keyKinds.some(({ algorithm }) => algorithm === word))
  if (typeAt === -1) return `no key of a known kind (${keyKinds.map(({ algorithm }) => algorithm).join(', ')})`
  if (typeAt > 1) return `"${rest[1]}" is neither options nor a key`
  const key = `${rest[typeAt]} ${rest[typeAt + 1] ?? ''}`
  const blob = strictBase64(rest[typeAt + 1] ?? '')
  if (blob === null || openPublicKey(blob)?.kind.algorithm !== rest[typeAt])
    return `the key of ${principal} is torn or not ${rest[typeAt]}`
  const options = parseOptions(typeAt === 1 ? (rest[0] ?? '') : '')
  if (typeof options === 'string') return options
  if (options.namespaces.length !== 1) return `asked one namespace a line, found ${options.namespaces.length}`
  return { principal, key, ...options }
}

type Options = Pick<Signer, 'namespaces' | 'validAfter' | 'validBefore'>

/** Adds one option to what was read so far, or says what is wrong with its value. */
const readers: Record<string, (value: string) => Partial<Options> | string> = {
  namespaces: (value) =>
    /^[A-Za-z0-9@._-]+$/.test(value)
      ? { namespaces: [value] }
      : `namespaces="${value}" must be one namespace, without wildcards`,
  'valid-after': (value) => withTime(value, (time) => ({ validAfter: time })),
  'valid-before': (value) => withTime(value, (time) => ({ validBefore: time })),
  'cert-authority': () => 'cert-authority is not supported: list the keys themselves',
}

function parseOptions(text: string): Options | string {
  let options: Options = { namespaces: [] }
  const seen = new Set<string>()
  for (const option of splitOutsideQuotes(text, /,/)) {
    const [, written = option, value = ''] = /^([^=]*)="([^"]*)"$/.exec(option) ?? []
    const name = written.toLowerCase()
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined
    if (read === undefined) {
      const meant = nearest(name, Object.keys(readers))
      return `unknown option "${written}"${meant ? `; did you mean ${meant}="…"?` : ''}`
    }
    if (seen.has(name)) return `${name} stands twice`
    seen.add(name)
    const added = read(value)
    if (typeof added === 'string') return added
    options = { ...options, ...added }
  }
  return options
}

function withTime(value: string, use: (time: number) => Partial<Options>): Partial<Options> | string {
  const time = parseTime(value)
  // ssh-keygen knows no time before the epoch.
  return time === null || time < 0 ? `"${value}" is no time in UTC; form: 20260131Z or 20260131235959Z` : use(time)
}

/** YYYYMMDDZ, YYYYMMDDHHMMZ or YYYYMMDDHHMMSSZ in seconds since the epoch; null for anything else, days that don't exist included. */
function parseTime(text: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?Z$/.exec(text)
  if (parts === null) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = parts
  const stamp = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const time = Date.parse(stamp)
  return Number.isNaN(time) || new Date(time).toISOString() !== stamp ? null : time / 1000
}

function splitOutsideQuotes(text: string, separator: RegExp): string[] {
  const words: string[] = []
  let word = ''
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (!quoted && separator.test(character)) {
      words.push(word)
      word = ''
    } else word += character
  }
  return [...words, word].filter((held) => held !== '')
}
