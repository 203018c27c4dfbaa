import { look } from '../schema/look.ts'
import { playbookJsonSchema } from './json-schema.ts'

type Schema = Readonly<Record<string, unknown>>

/** The reference of `playbook.yml` in Markdown, generated from its schema. */
export function renderPlaybookReference(): string {
  const schema = playbookJsonSchema()
  const properties = look.record(schema['properties'])
  const sections = Object.entries(properties).flatMap(([key, held]) => nested(key, look.record(held)))
  return [
    '# playbook.yml',
    '<!-- Generated from the schema of playbook.yml. Edits here are lost. -->',
    'Keys in **bold** must be there; every other one has a default or may be left out. Durations are texts: `50ms`, `20s`, `2m`.',
    table(schema),
    ...sections,
    ...gateSections(properties),
  ].join('\n\n').concat('\n') // prettier-ignore
}

/** Sections for what is inside an entry: objects, lists of objects, named objects, variants. */
function nested(name: string, schema: Schema): string[] {
  if (isCondition(schema)) return []
  const variants = variantsOf(schema)
  if (variants.length > 0) return variants.flatMap((variant) => nested(variantName(name, variant), variant))
  if (look.isRecord(schema['items'])) return nested(`${name}[]`, schema['items'])
  if (look.isRecord(schema['additionalProperties'])) return nested(`${name}.<name>`, schema['additionalProperties'])
  const properties = Object.entries(look.record(schema['properties']))
  if (properties.length === 0) return []
  const inside = properties.flatMap(([key, held]) => nested(`${name}.${key}`, look.record(held)))
  return [[`## \`${name}\``, ...described(schema), table(schema)].join('\n\n'), ...inside]
}

function gateSections(properties: Schema): string[] {
  const conditions = look.record(look.record(properties['always'])['items'])
  const intro =
    'A condition names a gate, the command whose report it reads (`of`), and what it asks. In `always` it may apply `from` a step on.'
  const gates = look.list(conditions['oneOf']).map((option) => {
    const gate = look.record(option)
    const { gate: name, from: _, ...asked } = look.record(gate['properties'])
    const parts = [`### ${String(look.record(name)['const'])}`, ...described(gate)]
    const params = Object.keys(asked).length === 0 ? [] : [table({ ...gate, properties: asked })]
    const inside = Object.entries(asked).flatMap(([key, held]) => {
      const properties = look.record(look.record(held)['properties'])
      return Object.keys(properties).length === 0 ? [] : [`\`${key}\`:`, table(look.record(held))]
    })
    return [...parts, ...params, ...inside].join('\n\n')
  })
  return ['## Gates', intro, ...gates]
}

function table(schema: Schema): string {
  const required = look.list(schema['required'])
  const rows = Object.entries(look.record(schema['properties'])).map(([key, value]) => {
    const held = look.record(value)
    const name = required.includes(key) && held['default'] === undefined ? `**${key}**` : key
    return `| ${name} | ${cell(typeOf(held))} | ${defaultOf(held)} | ${cell(look.text(held['description']) ?? '')} |`
  })
  return ['| key | value | default | meaning |', '|---|---|---|---|', ...rows].join('\n')
}

function typeOf(schema: Schema): string {
  if (isCondition(schema)) return 'condition'
  if (schema['const'] !== undefined) return code(schema['const'])
  const values = look.list(schema['enum'])
  if (values.length > 0) return values.map(code).join(' or ')
  const variants = variantsOf(schema)
  if (variants.length > 0) return [...new Set(variants.map(typeOf))].join(' or ')
  if (schema['type'] === 'array') return `list of ${typeOf(look.record(schema['items']))}`
  if (look.isRecord(schema['additionalProperties'])) return `named ${typeOf(schema['additionalProperties'])}`
  if (schema['type'] === 'object') return 'entries'
  if (String(schema['pattern']).endsWith('(ms|s|m)$')) return 'duration'
  return (
    { string: 'text', integer: 'whole number', boolean: 'true or false' }[String(schema['type'])] ??
    String(schema['type'])
  )
}

function defaultOf(schema: Schema): string {
  const value = schema['default']
  // An empty object stands for the defaults of its entries.
  if (value === undefined || (look.isRecord(value) && Object.keys(value).length === 0)) return ''
  return cell(code(typeof value === 'string' ? value : JSON.stringify(value)))
}

function isCondition(schema: Schema): boolean {
  return look.list(schema['oneOf']).some((option) => 'gate' in look.record(look.record(option)['properties']))
}

function variantsOf(schema: Schema): Schema[] {
  return [...look.list(schema['oneOf']), ...look.list(schema['anyOf'])].map((variant) => look.record(variant))
}

function variantName(name: string, variant: Schema): string {
  const runner = look.record(look.record(variant['properties'])['runner'])['const']
  return typeof runner === 'string' ? `${name} with runner: ${runner}` : name
}

function described(schema: Schema): string[] {
  const description = look.text(schema['description'])
  return description === undefined ? [] : [description]
}

function code(value: unknown): string {
  return `\`${String(value)}\``
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`)
}
