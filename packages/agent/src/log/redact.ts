import { secretForms } from '../secrets/secret-forms.ts'
import { secretValues } from '../secrets/secret-values.ts'
import { type RunEntry, entrySchema } from './entries.ts'

/** The entry with every secret in its strings replaced by `[redacted]`; the shape stays. */
export type Redact = (entry: RunEntry) => RunEntry

const mask = '[redacted]'

/**
 * Redacts the values of environment variables whose name ends in KEY, TOKEN, SECRET, PASSWORD or CREDENTIAL, and what
 * has the form of a well-known secret or an authorization header.
 */
export function createRedactor(environment: Readonly<Record<string, string | undefined>>): Redact {
  const values = secretValues(environment)
  const clean = (text: string): string => {
    let cleaned = text
    for (const { value } of values) cleaned = cleaned.replaceAll(value, mask)
    for (const { pattern } of secretForms) cleaned = cleaned.replace(pattern, `$1${mask}`)
    return cleaned
  }
  return (entry) => entrySchema.parse(walk(entry, clean))
}

function walk(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map((held) => walk(held, clean))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, walk(held, clean)]))
}
