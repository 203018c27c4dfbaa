import { type RunEntry, entrySchema } from './entries.ts'

/** The entry with every secret in its strings replaced by `[redacted]`; the shape stays. */
export type Redact = (entry: RunEntry) => RunEntry

const mask = '[redacted]'
const secretName = /(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)$/i
/** Shorter values would turn ordinary words into masks. */
const shortestSecret = 6

/** Secrets that are known by their form alone; each pattern keeps the text of its first group. */
const forms: RegExp[] = [
  /()\bsk-[A-Za-z0-9_-]{16,}/g, // OpenAI and compatible
  /()\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{20,}/g, // GitHub
  /()\bgithub_pat_[A-Za-z0-9_]{20,}/g,
  /()\bglpat-[A-Za-z0-9_-]{16,}/g, // GitLab
  /()\bxox[abprs]-[A-Za-z0-9-]{10,}/g, // Slack
  /()\bAKIA[0-9A-Z]{16}\b/g, // AWS
  /()\bAIza[A-Za-z0-9_-]{30,}/g, // Google
  /()\bnpm_[A-Za-z0-9]{30,}/g,
  /()\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g, // JSON Web Token
  /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(Bearer\s+)[A-Za-z0-9._~+/=-]{8,}/gi,
  /\b(Authorization["']?\s*[:=]\s*["']?(?:Basic\s+|Bearer\s+)?)[A-Za-z0-9._~+/=-]{8,}/gi,
  /\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:)[^\s/@]+(?=@)/gi, // password in a URL
]

/**
 * Redacts the values of environment variables whose name ends in KEY, TOKEN, SECRET, PASSWORD or CREDENTIAL, and what
 * has the form of a well-known secret or an authorization header.
 */
export function createRedactor(environment: Readonly<Record<string, string | undefined>>): Redact {
  const values = secretValues(environment)
  const clean = (text: string): string => {
    let cleaned = text
    for (const value of values) cleaned = cleaned.replaceAll(value, mask)
    for (const form of forms) cleaned = cleaned.replace(form, `$1${mask}`)
    return cleaned
  }
  return (entry) => entrySchema.parse(walk(entry, clean))
}

function secretValues(environment: Readonly<Record<string, string | undefined>>): string[] {
  const values = new Set<string>()
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || value.length < shortestSecret || !secretName.test(name)) continue
    values.add(value)
    // As it reads inside the JSON text of a tool call's arguments.
    values.add(JSON.stringify(value).slice(1, -1))
  }
  return [...values].toSorted((a, b) => b.length - a.length)
}

function walk(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map((held) => walk(held, clean))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, walk(held, clean)]))
}
