import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commitTypes } from './commit-types.ts'
import { deviations } from './conformance-deviations.ts'
import { parseMessage } from './parse-message.ts'
import { lintMessage } from './lint-message.ts'
import { messageRules } from './rules/index.ts'

interface Footer {
  token: string
  separator: string
  value: string
}

interface Case {
  id: string
  tier: string
  kind: string
  input: string
  options?: { types?: string[] | null }
  expect: {
    valid?: boolean
    type?: string
    scope?: string | null
    description?: string
    breaking?: boolean
    body?: string | null
    footers?: Footer[] | Record<string, string[]>
    ignoredByCommitlint?: boolean
  }
}

const folder = process.env['HELIX_CONFORMANCE']
const path = folder === undefined ? '' : join(folder, 'commit-cases.json')
const cases = readCases()
/** The rules that say whether a message is well formed; the others ask for what only Helix knows of. */
const wellFormed = ['MSG-HEADER', 'MSG-TYPE', 'MSG-SUBJECT', 'MSG-BODY-GAP']

const notRun = cases.length === 0 ? ' (not run: HELIX_CONFORMANCE names no folder with commit-cases.json)' : ''

describe.skipIf(cases.length === 0)(`conformance with foreign commit messages${notRun}`, () => {
  test.each(cases.filter(({ tier }) => tier === 'spec'))('$id of the specification holds without deviation', (held) => {
    expect(differences(held)).toEqual([])
    expect(deviations).not.toHaveProperty(held.id)
  })

  test('every other deviation is listed with its reason, and every listed one still deviates', () => {
    const found = cases.filter((held) => differences(held).length > 0)
    const shown = found.filter(({ id }) => !(id in deviations)).map((held) => [held.id, held.input, differences(held)])
    expect(shown).toEqual([])
    const ids = new Set(found.map(({ id }) => id))
    expect(Object.keys(deviations).filter((id) => !ids.has(id))).toEqual([])
  })

  test('messages that a linter skips unread are judged like any other', () => {
    const skipped = cases.filter(({ kind }) => kind === 'ignored')
    expect(skipped.length).toBeGreaterThan(0)
    for (const { input } of skipped) {
      const header = input.trimStart().split('\n')[0] ?? ''
      const isHeader = /^(?:(?:fixup|squash|amend)! )?[a-z]+(?:\([a-z]+\))?!?: +\S/.test(header)
      expect([input, judge(input, null).length > 0]).toEqual([
        input,
        !isHeader || /^(?:fixup|squash|amend)!/.test(header),
      ])
    }
  })
})

function readCases(): Case[] {
  if (path === '' || !existsSync(path)) return []
  const document: { cases: Case[] } = JSON.parse(readFileSync(path, 'utf8'))
  return document.cases
}

/** Codes of the findings about form. `types` as the case allows them; null for any. */
function judge(input: string, types: readonly string[] | null): string[] {
  const message = parseMessage(input)
  const context = {
    kind: 'lane',
    lane: 'free',
    label: null,
    spec: null,
    figures: null,
    requirements: null,
    landing: true,
  } as const
  const rules = messageRules.filter(({ code }) => wellFormed.includes(code) || code === 'MSG-FIXUP')
  const findings = lintMessage(
    message,
    context,
    rules.filter(({ code }) => code !== 'MSG-TYPE'),
  ).map(({ code }) => code)
  const known = types === null || message.type === '' || types.includes(message.type.toLowerCase())
  return known ? findings : [...findings, 'MSG-TYPE']
}

function differences({ kind, input, options, expect: asked }: Case): string[] {
  if (kind === 'ignored') return []
  const message = parseMessage(input)
  const types = options && 'types' in options ? (options.types ?? null) : kind === 'lint' ? commitTypes : null
  const valid = judge(input, types).length === 0
  if (asked.valid !== undefined && valid !== asked.valid) return [`valid: ${valid}`]
  if (!valid) return []
  const body = message.body === '' ? null : message.body
  const askedFooters = asked.footers && footersOf(asked.footers)
  // One extraction lost the tokens: there only the values are asserted.
  const hasTokens = askedFooters?.every(([token]) => token !== '') ?? true
  const footers = message.trailers.map(({ key, value }) => [hasTokens ? normal(key) : '', bare(value)])
  const pairs: [string, unknown, unknown][] = [
    ['type', message.type.toLowerCase(), asked.type?.toLowerCase()],
    ['scope', message.scope?.toLowerCase() ?? null, asked.scope?.toLowerCase() ?? asked.scope],
    ['description', message.description, asked.description],
    ['breaking', message.breaking, asked.breaking],
    ['body', body, asked.body],
    [
      'footers',
      JSON.stringify(sorted(footers)),
      askedFooters &&
        JSON.stringify(sorted(askedFooters.map(([token = '', value = '']) => [hasTokens ? token : '', value]))),
    ],
  ]
  return pairs
    .filter(([, is, expected]) => expected !== undefined && is !== expected)
    .map(([key, is, expected]) => `${key}: ${String(is)}, expected ${String(expected)}`)
}

function footersOf(footers: NonNullable<Case['expect']['footers']>): string[][] {
  if (Array.isArray(footers)) return footers.map(({ token, value }) => [normal(token), bare(value)])
  return Object.entries(footers).flatMap(([token, values]) => values.map((value) => [token, bare(value)]))
}

function normal(token: string): string {
  return token.toLowerCase().replace(' ', '-')
}

/** The number sign of `Refs #1` belongs to the separator there and to the value here. */
function bare(value: string): string {
  return value.replace(/^#/, '')
}

function sorted(pairs: string[][]): string[][] {
  return pairs.toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1))
}
