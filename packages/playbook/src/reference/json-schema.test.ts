import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gateNames } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { look } from '../schema/look.ts'
import { playbookJsonSchema } from './json-schema.ts'
import { renderPlaybookReference } from './render-reference.ts'

/** Places of properties without a description. */
function undescribed(schema: unknown, place: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one, index) => undescribed(one, `${place}/${index}`))
  if (!look.isRecord(schema)) return []
  const held = schema
  const properties = Object.entries(look.record(held['properties']))
  return [
    ...properties.flatMap(([key, value]) =>
      look.record(value)['description'] === undefined ? [`${place}.${key}`] : [],
    ),
    ...properties.flatMap(([key, value]) => undescribed(value, `${place}.${key}`)),
    ...['items', 'additionalProperties', 'oneOf', 'anyOf'].flatMap((key) => undescribed(held[key], place)),
  ]
}

/** A page of the repository's docs; `node scripts/docs.ts` writes it. */
const page = (name: string) => readFileSync(join(import.meta.dirname, '../../../../docs', name), 'utf8')

describe('the JSON schema', () => {
  const schema = playbookJsonSchema()

  it('is the one in docs', () => {
    expect(`${JSON.stringify(schema, null, 2)}\n`).toBe(page('playbook.schema.json'))
  })

  it('describes every key', () => {
    expect(undescribed(schema, '')).toEqual([])
  })

  it('asks for what has no default, and for nothing unknown', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'playbook.yml',
      required: ['version', 'layers', 'steps'],
      additionalProperties: false,
    })
  })

  it('takes durations as they are written', () => {
    expect(JSON.stringify(schema)).toContain('"default":"20s"')
  })
})

describe('the reference', () => {
  const reference = renderPlaybookReference()

  it('is the page in docs', () => {
    expect(reference).toBe(page('playbook.md'))
  })

  it('has a section for every gate', () => {
    const gates = reference.split('\n').filter((line) => line.startsWith('### '))
    expect(gates).toEqual(gateNames.map((gate) => `### ${gate}`))
  })

  it.each([
    '| **version** | `1` |  | Version of this format. |',
    '| signing | `none` or `ssh` | `ssh` | Whether judgements and approvals are signed; chosen with the first judgement. |',
    '| lanes | list of `free` or `keep` or `fix` | `["free","keep","fix"]` | Ways to land small work without a step. |',
    '| always | list of condition | `[{"gate":"integrity"},{"gate":"layers"}]` | Conditions of every increment. |',
    '| min-patch | number | `90` | Least per cent of changed executable lines that tests execute. |',
    '| **max-p95** | duration |  | 95 of 100 requests are answered within this time. A duration: 50ms, 20s, 2m. |',
    '| within | duration | `60m` | Wall clock for one run. A duration: 50ms, 20s, 2m. |',
    '| **of** | text or list of text |  | Command, or list of commands. |',
    '| runner | `argv` | `argv` | May be left out: `run` says enough. |',
    '## `commands.<name> with runner: stryker`',
    '## `agent.budget`',
    '## `steps[]`',
    '## Gates',
  ])('says: %s', (line) => {
    expect(reference.split('\n')).toContain(line)
  })

  it('is Markdown with one final line end', () => {
    expect(reference.startsWith('# playbook.yml\n\n')).toBe(true)
    expect(reference.endsWith('\n')).toBe(true)
    expect(reference).not.toMatch(/\n\n\n|\n$\n/)
  })
})
