import { nearest } from '@helix/core'
import { isRequirementId } from '../requirement-heading.ts'
import { type AmendedRequirement, type Amendment, type CoveringTest, meanings, testActions } from './amendment.ts'
import { badAdr, readFrontMatter } from './front-matter.ts'

type Path = readonly (string | number)[]
/** Refuses the value at a path with the form that is expected there. */
type Refuse = (path: Path, expected: string) => Error

/**
 * Reads the ADR file of an amendment. `source` names the file in messages. Throws HelixError `spec/bad-adr` with the line
 * and the expected form, `spec/not-utf8` for half surrogate pairs.
 */
export function parseAmendment(text: string, source: string): Amendment {
  const front = readFrontMatter(text, source)
  const refuse: Refuse = (path, expected) =>
    badAdr(source, front.lineOf(path), `${path.join('.')} must be ${expected}`, `expected: ${expected}`)
  const values = fields(front.values, [], ['number', 'title', 'date', 'status', 'amends', 'requirements'], refuse)
  const amends = fields(values.amends, ['amends'], ['from', 'to'], refuse)
  return {
    number: wholeNumber(values.number, ['number'], refuse),
    title: words(values.title, ['title'], refuse),
    date: matching(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-11-20')(values.date, ['date'], refuse),
    amends: { from: digest(amends.from, ['amends', 'from'], refuse), to: digest(amends.to, ['amends', 'to'], refuse) },
    requirements: items(values.requirements, ['requirements'], refuse, readRequirement),
    ...(values.status !== undefined && { status: oneOf(['rejected'] as const, values.status, ['status'], refuse) }),
    body: front.body,
  }
}

function readRequirement(value: unknown, path: Path, refuse: Refuse): AmendedRequirement {
  const held = fields(value, path, ['id', 'meaning', 'from', 'to', 'tests'], refuse)
  const id = words(held.id, [...path, 'id'], refuse)
  if (!isRequirementId(id)) throw refuse([...path, 'id'], 'a requirement id such as REQ-7')
  return {
    id,
    meaning: oneOf(meanings, held.meaning, [...path, 'meaning'], refuse),
    from: held.from === null ? null : digest(held.from, [...path, 'from'], refuse),
    to: held.to === null ? null : digest(held.to, [...path, 'to'], refuse),
    tests: items(held.tests, [...path, 'tests'], refuse, readTest),
  }
}

function readTest(value: unknown, path: Path, refuse: Refuse): CoveringTest {
  const held = fields(value, path, ['test', 'action'], refuse)
  return {
    test: words(held.test, [...path, 'test'], refuse),
    action: oneOf(testActions, held.action, [...path, 'action'], refuse),
  }
}

function fields<Key extends string>(value: unknown, path: Path, keys: readonly Key[], refuse: Refuse) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refuse(path, `a group with the keys ${keys.join(', ')}`)
  }
  const unknown = Object.keys(value).find((key) => !keys.some((known) => known === key))
  if (unknown !== undefined) {
    const meant = nearest(unknown.slice(0, 40), keys)
    throw refuse([...path, unknown], `one of ${keys.join(', ')}${meant ? `. Did you mean ${meant}?` : ''}`)
  }
  const held: Partial<Record<Key, unknown>> = value
  return held
}

function items<T>(value: unknown, path: Path, refuse: Refuse, read: (v: unknown, p: Path, r: Refuse) => T): T[] {
  if (!Array.isArray(value)) throw refuse(path, 'a list, [] where there is nothing')
  return value.map((item: unknown, index) => read(item, [...path, index], refuse))
}

function oneOf<T extends string>(known: readonly T[], value: unknown, path: Path, refuse: Refuse): T {
  const found = known.find((word) => word === value)
  if (found === undefined) throw refuse(path, known.join(' or '))
  return found
}

function matching(pattern: RegExp, expected: string) {
  return (value: unknown, path: Path, refuse: Refuse): string => {
    if (typeof value !== 'string' || !pattern.test(value)) throw refuse(path, expected)
    return value
  }
}

function wholeNumber(value: unknown, path: Path, refuse: Refuse): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) throw refuse(path, 'a whole number from 1')
  return value
}

const words = matching(/\S/, 'a text')
const digest = matching(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 lower-case hex digits')
