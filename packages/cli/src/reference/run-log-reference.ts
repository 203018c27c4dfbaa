import { runLogEntries } from '@helix/agent'
import { z } from 'zod'

/** The reference of `helix-run/1` in Markdown, generated from the schema of its entries. */
export function renderRunLogReference(): string {
  return `${[...preamble, ...runLogEntries.options.map(section)].join('\n\n')}\n`
}

const preamble = [
  '# The run log',
  '<!-- Generated from the schema of the entries. Edits here are lost. -->',
  'Every run of an agent is written down as it happens: JSON, a line an entry, format `helix-run/1`. While it goes on, the ' +
    'log is `.git/helix/runs/<run>.jsonl`; when it has ended it is kept on `refs/helix/runs`. Commits name their run in ' +
    'the trailer `Helix-Run`. `helix log` reads, filters, counts and checks it.',
  'Logs stay in the clone, unless `agent: logs: origin` of the playbook names a remote: then every run that ends pushes them there, ' +
    'beside those of others. `git fetch origin +refs/helix/runs:refs/helix/runs` brings all of them into another clone. A push that ' +
    'fails is said and loses nothing: the next run tries it again.',
  'Every line is on the disk before the run goes on. Secrets are masked before a line is written: the values of environment ' +
    'variables that are named like one, and what has the form of a well-known key. A last line without a line feed was ' +
    'cut off by a crash, and is cut away when the run goes on.',
  '## Every line',
  [
    '| member | value | meaning |',
    '|---|---|---|',
    '| type | text | The kind of entry; `helix log --only` keeps one. |',
    '| seq | whole number | 0 for the first line, then one more each. |',
    '| at | text | When, ISO 8601 in UTC. |',
    '| previous | text or null | SHA-256 of the line before, without its line feed; null for the first. |',
    '| sum | text | The last member: SHA-256 of the line as it reads without this member. |',
  ].join('\n'),
  'A line that was changed has a wrong `sum` (`RUN-LOG-SUM`); one that was taken out or exchanged breaks `previous` ' +
    '(`RUN-LOG-CHAIN`) or the order (`RUN-LOG-ORDER`); one that is no entry is `RUN-LOG-SHAPE`.',
]

type EntrySchema = (typeof runLogEntries.options)[number]

function section(schema: EntrySchema): string {
  const { type, ...members } = schema.shape
  const rows = Object.entries<z.ZodType>(members).map(([name, held]) => {
    const { description = '' } = held.meta() ?? {}
    return `| ${name} | ${kindOf(z.toJSONSchema(held)).replaceAll('|', '\\|')} | ${description} |`
  })
  const table = ['| member | value | meaning |', '|---|---|---|', ...rows].join('\n')
  return [`## \`${type.value}\``, schema.meta()?.description ?? '', table].join('\n\n')
}

type Json = z.core.JSONSchema.BaseSchema

function kindOf(schema: Json): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(' or ')
  const variants = schema.anyOf ?? schema.oneOf ?? []
  if (variants.length > 0) return [...new Set(variants.map((variant) => kindOf(parts(variant))))].join(' or ')
  if (schema.type === 'array') return `list of ${kindOf(itemsOf(schema))}`
  if (schema.type === 'object') return `{${Object.keys(schema.properties ?? {}).join(', ')}}`
  return [schema.type ?? []].flat().map(word).join(' or ')
}

function word(type: string): string {
  return { string: 'text', integer: 'whole number', boolean: 'true or false' }[type] ?? type
}

function parts(schema: Json | boolean): Json {
  return typeof schema === 'boolean' ? {} : schema
}

function itemsOf({ items }: Json): Json {
  return items === undefined || Array.isArray(items) ? {} : parts(items)
}
