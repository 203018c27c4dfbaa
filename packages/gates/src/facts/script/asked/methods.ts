// What methods of the language answer, whatever they are asked on.
import { type Kind, literal, made, textLike, typed, whole } from '../../fixed/kind.ts'

const lower = (text: string): boolean => text === text.toLowerCase()
const upper = (text: string): boolean => text === text.toUpperCase()
const text = typed('text')
const yesOrNo = typed('boolean')

export const nothing = literal('undefined')

const parts: Readonly<Record<string, Kind>> = {
  FullYear: whole(), Month: whole(0, 11), Date: whole(1, 31), Day: whole(0, 6), Hours: whole(0, 23), Minutes: whole(0, 59), Seconds: whole(0, 59),
  Milliseconds: whole(0, 999),
} // prettier-ignore

const named = (before: string): [string, Kind][] => Object.entries(parts).map(([part, kind]) => [before + part, kind])

/** Of dates alone: other things have hours and months, too. */
export const ofDates: ReadonlyMap<string, Kind> = new Map([...named('get'), ['getTime', whole()]])

/** Of lists and texts alone. */
export const ofLists: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    every: yesOrNo,
    findIndex: whole(-1),
    forEach: nothing,
    includes: yesOrNo,
    indexOf: whole(-1),
    join: text,
    lastIndexOf: whole(-1),
    push: whole(0),
    some: yesOrNo,
    split: made('list'),
    unshift: whole(0),
  } satisfies Record<string, Kind>),
)

/** Given nothing. */
export const answered: ReadonlyMap<string, Kind> = new Map([
  ...named('getUTC'),
  ...Object.entries({
    toLowerCase: cased(lower),
    toLocaleLowerCase: cased(lower),
    toUpperCase: cased(upper),
    toLocaleUpperCase: cased(upper),
    toISOString: textLike(
      /^(?:\d{4}|[+-]\d{6})-(?!00|1[3-9]|[2-9])\d\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/,
      (part) => /^[-+\d:.TZ]*$/.test(part) && !/-(?:00|1[3-9]|[2-9]\d)-/.test(part),
    ),
    trim: textLike(/^(?!\s)[^]*(?<!\s)$/),
    trimStart: textLike(/^(?!\s)/),
    trimEnd: textLike(/(?<!\s)$/),
    toString: text,
    // Other things have months, too, of a name.
    getMonth: { may: (value) => typeof value !== 'number' || (value >= 0 && value <= 11) },
  } satisfies Record<string, Kind>),
])

/** By what they are given first, where that is written down. */
export const answeredFor: ReadonlyMap<string, (given: number) => Kind> = new Map([
  ['toFixed', (digits) => textLike(new RegExp(`^-?\\d+${digits > 0 ? `\\.\\d{${digits}}` : ''}$|NaN|Infinity|e`))],
  ['padStart', (length) => textLike(new RegExp(`^[^]{${length},}$`))],
  ['padEnd', (length) => textLike(new RegExp(`^[^]{${length},}$`))],
])

/** What functions of the language and of its objects answer: `Math.floor`. */
export const functions: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    String: text,
    Symbol: made('symbol'),
    Number: typed('number'),
    Boolean: yesOrNo,
    BigInt: typed('bigint'),
    parseInt: whole(),
    parseFloat: typed('number'),
    isNaN: yesOrNo,
    encodeURIComponent: textLike(/^[\w.!~*'()%-]*$/, (part) => /^[\w.!~*'()%-]*$/.test(part)),
    'Math.abs': { types: ['number'], least: 0 },
    'Math.ceil': whole(),
    'Math.floor': whole(),
    'Math.round': whole(),
    'Math.trunc': whole(),
    'Math.sign': whole(-1, 1),
    'Math.max': typed('number'),
    'Math.min': typed('number'),
    'Math.random': { types: ['number'], least: 0, most: 1 },
    'Date.now': whole(0),
    'Number.isInteger': yesOrNo,
    'Number.isNaN': yesOrNo,
    'Number.parseFloat': typed('number'),
    'Number.parseInt': whole(),
    'Array.from': made('list'),
    'Array.isArray': yesOrNo,
    'Array.of': made('list'),
    'Object.entries': made('list'),
    'Object.isFrozen': yesOrNo,
    'Object.keys': made('list'),
    'Object.values': made('list'),
    'JSON.stringify': { types: ['text', 'undefined'], may: isJson },
  } satisfies Record<string, Kind>),
)

/** The names that `typeof` answers. */
const typeNames = ['string', 'number', 'bigint', 'boolean', 'undefined', 'function', 'symbol', 'object']

export const typeOf: Kind = { types: ['text'], may: (value) => typeNames.includes(String(value)) }

function cased(isCased: (part: string) => boolean): Kind {
  return { types: ['text'], may: (value) => isCased(String(value)), holds: isCased }
}

/** A text as it comes of a value, without blanks between. */
function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(JSON.parse(String(value))) === value
  } catch {
    return false
  }
}
