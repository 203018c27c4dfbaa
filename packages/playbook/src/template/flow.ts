import { look } from '../schema/look.ts'

/**
 * A value in YAML's flow style, on one line: `{runner: vitest, files: ["src/**\/*.ts"]}`. Keys whose value is
 * undefined are left out.
 */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (look.isRecord(value)) return `{${pairs(value).join(', ')}}`
  return typeof value === 'string' ? word(value) : String(value)
}

/** One line per entry, indented by two blanks. */
export function block(entries: Readonly<Record<string, unknown>>): string {
  return pairs(entries)
    .map((pair) => `  ${pair}\n`)
    .join('')
}

function pairs(value: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .map(([key, held]) => `${word(key)}: ${flow(held)}`)
}

/** Plain where YAML reads the text as itself, quoted elsewhere. */
function word(text: string): string {
  const isPlain = /^[\w./-][\w./*@=+-]*$/.test(text) && !/^(true|false|null|-+)$/i.test(text)
  return isPlain && !isNumber(text) ? text : JSON.stringify(text)
}

/** Whether YAML 1.2 reads the plain text as a number. */
function isNumber(text: string): boolean {
  return /^[-+]?(0x[\da-f]+|0o[0-7]+|\.inf|\.nan|\.?\d[\d.]*(e[-+]?\d+)?)$/i.test(text)
}
