import { commitTypes } from '../../commit-types.ts'
import { lintMessage } from '../../lint-message.ts'
import { parseMessage } from '../../parse-message.ts'
import { messageRules } from '../../rules/index.ts'
import type { ForeignCase } from './foreign-case.ts'

/** The rules that say whether a message is well formed; the others ask for what only Helix knows of. */
const wellFormed = new Set(['MSG-HEADER', 'MSG-SUBJECT', 'MSG-BODY-GAP', 'MSG-FIXUP', 'MSG-PARKED'])
const rules = messageRules.filter(({ code }) => wellFormed.has(code))

/** Codes of what is wrong with the form of a message; `types` are those that are known, null for any. */
export function judgeForm(input: string, types: readonly string[] | null): string[] {
  const message = parseMessage(input)
  const nothing = { label: null, spec: null, figures: null, requirements: null }
  const findings = lintMessage(message, { ...nothing, kind: 'lane', lane: 'free', landing: true }, rules)
  const known = types === null || message.type === '' || types.includes(message.type.toLowerCase())
  return [...findings.map(({ code }) => code), ...(known ? [] : ['MSG-TYPE'])]
}

/** In what Helix reads a case otherwise than it expects; empty where it does not. */
export function differences({ kind, input, options, expect: asked }: ForeignCase): string[] {
  if (kind === 'ignored') return []
  const types = options && 'types' in options ? (options.types ?? null) : kind === 'lint' ? commitTypes : null
  const valid = judgeForm(input, types).length === 0
  if (asked.valid !== undefined && valid !== asked.valid) return [`valid: ${valid}`]
  if (!valid) return []
  const message = parseMessage(input)
  const footers = asked.footers && footersOf(asked.footers)
  // One extraction lost the tokens: there only the values are asserted.
  const hasTokens = footers?.every(([token]) => token !== '') ?? true
  const held = message.trailers.map(({ key, value }) => [normal(key), bare(value)])
  const pairs: [string, unknown, unknown][] = [
    ['type', message.type.toLowerCase(), asked.type?.toLowerCase()],
    ['scope', message.scope?.toLowerCase() ?? null, asked.scope?.toLowerCase() ?? asked.scope],
    ['description', message.description, asked.description],
    ['breaking', message.breaking, asked.breaking],
    ['body', message.body === '' ? null : message.body, asked.body],
    ['footers', spell(held, hasTokens), footers && spell(footers, hasTokens)],
  ]
  return pairs
    .filter(([, is, expected]) => expected !== undefined && is !== expected)
    .map(([key, is, expected]) => `${key}: ${String(is)}, expected ${String(expected)}`)
}

function footersOf(footers: NonNullable<ForeignCase['expect']['footers']>): string[][] {
  if (Array.isArray(footers)) return footers.map(({ token, value }) => [normal(token), bare(value)])
  return Object.entries(footers).flatMap(([token, values]) => values.map((value) => [token, bare(value)]))
}

function spell(footers: readonly string[][], hasTokens: boolean): string {
  const pairs = footers.map(([token = '', value = '']) => [hasTokens ? token : '', value])
  return JSON.stringify(pairs.toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1)))
}

function normal(token: string): string {
  return token.toLowerCase().replace(' ', '-')
}

/** The number sign of `Refs #1` belongs to the separator there and to the value here. */
function bare(value: string): string {
  return value.replace(/^#/, '')
}
