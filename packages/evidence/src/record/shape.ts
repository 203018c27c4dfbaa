// Decoders for JSON of a known shape. Written by hand because hooks decode the chain on every commit and cannot afford to
// load a schema library.

/** Takes a parsed JSON value and the path that names it in errors; throws ShapeError for any other shape. */
export type Decoder<T> = (value: unknown, at: string) => T

/** The value at `at` is not what was expected; whoever knows the file wraps it into a HelixError. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError'
  constructor(at: string, expected: string, found: unknown) {
    super(`${at || 'the document'} must be ${expected}, found ${describe(found)}`)
  }
}

export const text: Decoder<string> = (value, at) => {
  if (typeof value !== 'string' || value === '') throw new ShapeError(at, 'a non-empty string', value)
  return value
}

export const anyText: Decoder<string> = (value, at) => {
  if (typeof value !== 'string') throw new ShapeError(at, 'a string', value)
  return value
}

/** An integer from 0. */
export const count: Decoder<number> = (value, at) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new ShapeError(at, 'a whole number from 0', value)
  }
  return value
}

export const digest: Decoder<string> = matching(/^[0-9a-f]{64}$/, '64 lower-case hex digits')
export const oid: Decoder<string> = matching(/^([0-9a-f]{40}|[0-9a-f]{64})$/, '40 or 64 lower-case hex digits')
export const refName: Decoder<string> = matching(/^refs\/\S+$/, 'a full reference name (refs/…)')
/** The hash of a file, or '' where there is no such file. */
export const digestOrNone: Decoder<string> = matching(/^([0-9a-f]{64})?$/, "64 lower-case hex digits or ''")

export function oneOf<Name extends string>(names: readonly Name[]): Decoder<Name> {
  return (value, at) => {
    const name = names.find((known) => known === value)
    if (name === undefined) throw new ShapeError(at, `one of ${names.join(', ')}`, value)
    return name
  }
}

export function listOf<T>(item: Decoder<T>): Decoder<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new ShapeError(at, 'a list', value)
    return value.map((held: unknown, index) => item(held, `${at}[${index}]`))
  }
}

export function nullOr<T>(item: Decoder<T>): Decoder<T | null> {
  return (value, at) => (value === null ? null : item(value, at))
}

/** A JSON object whose keys are not fixed. */
export const anyObject: Decoder<Readonly<Record<string, unknown>>> = (value, at) => {
  if (!isObject(value)) throw new ShapeError(at, 'an object', value)
  return value
}

type Fields<T> = { [Key in keyof T]-?: Decoder<Exclude<T[Key], undefined>> }

/** An object with exactly these keys; those listed in `optional` may be absent. */
export function objectOf<T extends object>(
  fields: Fields<T>,
  optional: readonly (keyof T & string)[] = [],
): Decoder<T> {
  const decoders: [string, Decoder<unknown>][] = Object.entries(fields)
  const names = new Set(decoders.map(([name]) => name))
  const mayMiss = new Set<string>(optional)
  return (value, at) => {
    if (!isObject(value)) throw new ShapeError(at, 'an object', value)
    const stranger = Object.keys(value).find((name) => !names.has(name))
    if (stranger !== undefined) throw new ShapeError(join(at, stranger), 'absent (unknown key)', value[stranger])
    const decoded: Record<string, unknown> = {}
    for (const [name, decode] of decoders) {
      if (Object.hasOwn(value, name)) decoded[name] = decode(value[name], join(at, name))
      else if (!mayMiss.has(name)) throw new ShapeError(join(at, name), 'present', undefined)
    }
    // Every field of T was decoded by its own decoder just above.
    return decoded as T // oxlint-disable-line typescript/no-unsafe-type-assertion
  }
}

function matching(pattern: RegExp, expected: string): Decoder<string> {
  return (value, at) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new ShapeError(at, expected, value)
    return value
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function join(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (isObject(value)) return 'an object'
  const shown = JSON.stringify(value)
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown
}
