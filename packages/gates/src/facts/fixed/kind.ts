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
  /** How many letters it has at least, and at most, where it is a text. */
  letters?: readonly [least: number, most: number]
  /** These, one after the other, where they are written out; of a table its keys. */
  parts?: readonly (Kind | null)[]
  /** A text that none of its parts holds: it was cut there. */
  lacks?: string
  /** A number without a rest. */
  isWhole?: true
  /** The smaller stands before the greater: of texts, of numbers. */
  sorted?: readonly ('string' | 'number')[]
  /** How a text begins and ends. */
  start?: string
  end?: string
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
  return { types: ['number'], isWhole: true, may: isWholeOrNone, least, most }
}

const isWholeOrNone = (value: Plain): boolean => Number.isNaN(value) || Number.isInteger(value)

/** What two numbers come to: its bounds are those of both. */
export function sumOf(one: Kind, other: Kind): Kind {
  const [least, most] = (['least', 'most'] as const).map((edge) => {
    const [left, right] = [one, other].map((kind) => (typeof kind.only === 'number' ? kind.only : kind[edge]))
    return left === undefined || right === undefined ? undefined : left + right
  })
  return { types: ['number'], ...(least !== undefined && { least }), ...(most !== undefined && { most }) }
}

/** How many there are of what holds so many at most. */
export function countUpTo(most: number): Kind {
  return { may: (value) => typeof value !== 'number' || (Number.isInteger(value) && value >= 0), least: 0, most }
}

/** Whether it is a whole number, or none. */
export function isWhole(kind: Kind | null): boolean {
  return kind?.isWhole === true || (typeof kind?.only === 'number' && Number.isInteger(kind.only))
}

/** So many letters, where it is a text. */
export function atMost(letters: number): Kind {
  return { letters: [0, letters], may: (value) => typeof value !== 'string' || value.length <= letters }
}

/** What is made of a text without making it longer: in capitals, without blanks. */
export function noLonger(kind: Kind | null, { letters }: Kind): Kind | null {
  if (kind === null || letters === undefined) return kind
  const { may: isShort } = atMost(letters[1])
  return { ...kind, may: (value) => isShort?.(value) !== false && kind.may?.(value) !== false }
}

/** What is left when a number is divided: of whole ones nothing but a whole one. */
export function restOf(isOfWhole: boolean, divisor: number): Kind {
  const isRest = (value: number) => Math.abs(value) < Math.abs(divisor) && (!isOfWhole || Number.isInteger(value))
  return { may: (value) => typeof value !== 'number' || Number.isNaN(value) || isRest(value) }
}

/** What is made where it stands. */
export function made(...types: string[]): Kind {
  return { types, isNew: true }
}

/** A list that is written out. */
export function listOf(type: string, parts: readonly (Kind | null)[]): Kind {
  return { types: [type], isNew: true, count: parts.length, parts }
}

/** A text of which both ends, or one, are known. */
export function textBetween(start: string, end: string): Kind {
  return { types: ['text'], start, end, may: (value) => String(value).startsWith(start) && String(value).endsWith(end) }
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
  const isAlike = isAsMany && canMeetInParts(one, other) && isInOrder(one, other) && isInOrder(other, one)
  return (
    isAlike &&
    haveOneStart(one, other) &&
    sharesType(one, other) &&
    isTaken(one.only, other) &&
    isTaken(other.only, one)
  )
}

/** What is known of a value still when it has a name: others may change how many it holds. */
export function lasting(kind: Kind | null): Kind | null {
  if (kind === null) return null
  const { count: _count, parts: _parts, isNew: _isNew, ...rest } = kind
  return rest
}

function canMeetInParts({ parts = [] }: Kind, { parts: others = [] }: Kind): boolean {
  return parts.every((part, at) => {
    const other = others[at]
    return part === null || other === null || other === undefined || canMeet(part, other)
  })
}

/** Texts, or numbers, that are written out, where they are asked of what is sorted. */
function isInOrder({ sorted = [] }: Kind, { parts = [] }: Kind): boolean {
  return sorted.every((type) => {
    const values = parts.map((part) => part?.only)
    const isTold = values.every((value) => typeof value === type)
    return !isTold || values.every((value, at) => at === 0 || (values[at - 1] ?? '') <= (value ?? ''))
  })
}

/** What begins, or ends, as both of them do. */
function haveOneStart(one: Kind, other: Kind): boolean {
  const [start, begun] = [one.start ?? '', other.start ?? '']
  const [end, ended] = [one.end ?? '', other.end ?? '']
  return (start.startsWith(begun) || begun.startsWith(start)) && (end.endsWith(ended) || ended.endsWith(end))
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
