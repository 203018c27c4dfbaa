import { nearest } from '@helix/core'
import type { z } from 'zod'
import { nameForm } from '../schema/kebab.ts'
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
  const is = issue.input === undefined ? `${word} is missing` : `${word} is ${spell(issue.input)}`
  if (issue.code === 'custom') return `${is}: ${issue.message}`
  return `${is}; expected ${expectedBy(issue)}`
}

/** The expected form: the schema's own words where it has some, else what its kind says. */
function expectedBy(issue: Issue): string {
  if (issue.code === 'too_small') return `at least ${issue.minimum}${unitOf(issue.origin)}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}${unitOf(issue.origin)}`
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String), issue.input)
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return kinds[issue.expected] ?? issue.expected
  return issue.message
}

function oneOf(known: readonly string[], input: unknown): string {
  const meant = typeof input === 'string' ? nearest(input, known) : undefined
  return `${known.join(' or ')}${meant === undefined ? '' : `. Did you mean "${meant}"?`}`
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

function keyForm(path: readonly PropertyKey[]): string {
  return `"${String(path.at(-1))}" cannot be a name here; expected ${nameForm}`
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
  if (origin === 'array') return ' in the list'
  return origin === 'string' ? ' characters' : ''
}
