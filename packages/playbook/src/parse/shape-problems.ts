import { nearest } from '@helix/core'
import type { z } from 'zod'
import type { Problem } from './problem.ts'

type Issue = z.core.$ZodIssue

/** The problems of a value that does not have the shape of a playbook, in words. */
export function shapeProblems(issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.message.split('\n').map((message, index) => ({
        code: 'PLAYBOOK-KEY',
        message,
        path: [...issue.path, issue.keys[index] ?? ''],
        atKey: true,
      }))
    }
    if (issue.code === 'invalid_union') return unionProblems(issue)
    if (issue.code === 'invalid_key')
      return [{ code: 'PLAYBOOK-VALUE', message: keyForm(issue.path), path: issue.path, atKey: true }]
    return [{ code: codeOf(issue), message: messageOf(issue), path: issue.path }]
  })
}

/** A union without discriminator: the branch that has the value's own kind says what is wrong inside it. */
function unionProblems(issue: Issue & { code: 'invalid_union' }): Problem[] {
  const inside = issue.errors.find((branch) =>
    branch.every((found) => found.path.length > 0 || found.code === 'unrecognized_keys'),
  )
  if (inside === undefined) return [{ code: unionCode(issue), message: issue.message, path: issue.path }]
  return shapeProblems(inside.map((found) => ({ ...found, path: [...issue.path, ...found.path] })))
}

function unionCode(issue: Issue & { code: 'invalid_union' }): string {
  if (issue.discriminator === undefined) return 'PLAYBOOK-VALUE'
  const input = issue.input
  const isNamed = typeof input === 'object' && input !== null && Object.hasOwn(input, issue.discriminator)
  return isNamed ? 'PLAYBOOK-NAME' : 'PLAYBOOK-MISSING'
}

function codeOf(issue: Issue): string {
  if (issue.input === undefined) return 'PLAYBOOK-MISSING'
  return issue.path.length === 1 && issue.path[0] === 'version' ? 'PLAYBOOK-VERSION' : 'PLAYBOOK-VALUE'
}

function messageOf(issue: Issue): string {
  const word = wordOf(issue.path)
  if (issue.code === 'invalid_type') {
    const kind = kinds[issue.expected] ?? issue.expected
    return issue.input === undefined
      ? `${word} is missing; expected ${kind}`
      : `${word} is ${spell(issue.input)}; expected ${kind}`
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String)
    if (issue.input === undefined) return `${word} is missing; expected ${known.join(' or ')}`
    const meant = typeof issue.input === 'string' ? nearest(issue.input, known) : undefined
    return `${word} is ${spell(issue.input)}; expected ${known.join(' or ')}${meant === undefined ? '' : `. Did you mean "${meant}"?`}`
  }
  if (issue.code === 'too_small')
    return `${word} is ${spell(issue.input)}; expected at least ${issue.minimum}${unitOf(issue.origin)}`
  if (issue.code === 'too_big')
    return `${word} is ${spell(issue.input)}; expected at most ${issue.maximum}${unitOf(issue.origin)}`
  if (issue.code === 'invalid_format') return `${word} is ${spell(issue.input)}; expected ${formOf(issue)}`
  return `${word} is ${spell(issue.input)}: ${issue.message}`
}

/** What the field calls the kinds of values. */
const kinds: Readonly<Record<string, string>> = {
  array: 'a list: [a, b]',
  object: 'entries: {key: value}',
  record: 'entries: {name: value}',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

/** The forms that patterns stand for, with an example that has the form. */
const forms: readonly { pattern: RegExp; form: string }[] = [
  { pattern: /ms\|s\|m/, form: 'a duration: 50ms, 20s, 2m' },
  { pattern: /A-Z0-9\]\*\(_/, form: 'a step id in upper case: DOMAIN_LOGIC' },
  { pattern: /A-Za-z_/, form: 'the name of an environment variable: PORT' },
  { pattern: /constructor/, form: nameForm() },
]

function formOf(issue: Issue & { code: 'invalid_format' }): string {
  if (issue.format === 'starts_with') return 'a path that starts with /: /healthz'
  const pattern = issue.pattern ?? ''
  return forms.find((form) => form.pattern.test(pattern))?.form ?? issue.message
}

function keyForm(path: readonly PropertyKey[]): string {
  return `"${String(path.at(-1))}" cannot be a name here; expected ${nameForm()}`
}

function nameForm(): string {
  return 'a name in kebab case: checkout-api'
}

function wordOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1)
  if (last === undefined) return 'the document'
  if (typeof last !== 'number') return String(last)
  return `${String(path.at(-2))}[${last}]`
}

function spell(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function unitOf(origin: string): string {
  if (origin === 'array') return ' of them'
  return origin === 'string' ? ' characters' : ''
}
