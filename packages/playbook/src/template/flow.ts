import { look } from '../schema/look.ts'

/** A value in YAML's flow style, on one line: `{runner: vitest, files: ["src/**\/*.ts"]}`. Keys whose value is undefined are left out. */
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
  const isPlain = /^[A-Za-z./_-][\w./*@=+-]*$/.test(text) && !/^(true|false|null|y|n|yes|no|on|off|-+)$/i.test(text)
  return isPlain && !/^[.+-]*\d/.test(text) && !/^[-+]?\.(inf|nan)$/i.test(text) ? text : JSON.stringify(text)
}
