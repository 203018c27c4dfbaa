/** A value that is written down. */
export type Plain = string | number | bigint | boolean

/** What a value can be, whatever the product answers. */
export interface Kind {
  /** Names of types, each as its language has it; absent where it may be of any. */
  types?: readonly string[]
  /** The one value that it is. */
  only?: Plain
  /** Whether it may be a value; absent where nothing is known against one. */
  may?: (value: Plain) => boolean
  /** Whether, being a text, it may hold a part. */
  holds?: (part: string) => boolean
  least?: number
  most?: number
  /** How many it holds. */
  count?: number
  /** It is made where it stands: nothing else is the same object. */
  isNew?: true
  /** What its members are, where the platform made it: it has no others. */
  members?: ReadonlyMap<string, Kind | null>
  /** What it comes to when it is awaited. */
  awaited?: Kind
}

export function typed(...types: string[]): Kind {
  return { types }
}

/** Texts that a pattern takes whole. */
export function textLike(pattern: RegExp, holds?: (part: string) => boolean): Kind {
  return { types: ['text'], may: (value) => pattern.test(String(value)), ...(holds && { holds }) }
}

/** Whole numbers between two bounds, both included; dates that are none answer NaN. */
export function whole(least = -Infinity, most = Infinity): Kind {
  return { types: ['number'], may: (value) => Number.isNaN(value) || Number.isInteger(value), least, most }
}

/** What is made where it stands. */
export function made(...types: string[]): Kind {
  return { types, isNew: true }
}

/** A list that is written out: so many are in it. */
export function listOf(type: string, count: number): Kind {
  return { types: [type], isNew: true, count }
}

export function literal(type: string, value?: Plain): Kind {
  return { types: [type], ...(value !== undefined && { only: value }) }
}

/** What is one of two kinds: no more is known of it than its type. */
export function either(one: Kind | null, other: Kind | null): Kind | null {
  if (one?.types === undefined || other?.types === undefined) return null
  return typed(...one.types, ...other.types)
}

/** Whether there is a value that two kinds share. */
export function canMeet(one: Kind, other: Kind): boolean {
  const isAsMany = one.count === undefined || other.count === undefined || one.count === other.count
  return isAsMany && sharesType(one, other) && isTaken(one.only, other) && isTaken(other.only, one)
}

/** What is known of a value still when it has a name: others may change how many it holds. */
export function lasting(kind: Kind | null): Kind | null {
  if (kind === null) return null
  const { count: _count, isNew: _isNew, ...rest } = kind
  return rest
}

/** How many a value holds, where that is known. */
export function countOf({ only, count }: Kind): number | undefined {
  return typeof only === 'string' ? only.length : count
}

export function sharesType({ types: ours }: Kind, { types: theirs }: Kind): boolean {
  return ours === undefined || theirs === undefined || ours.some((type) => theirs.includes(type))
}

function isTaken(value: Plain | undefined, { only, may, least = -Infinity, most = Infinity }: Kind): boolean {
  if (value === undefined) return true
  if (only !== undefined && !Object.is(only, value) && only !== value) return false
  if (typeof value === 'number' && (value < least || value > most)) return false
  return may?.(value) !== false
}
