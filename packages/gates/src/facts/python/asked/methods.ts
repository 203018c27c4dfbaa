// What functions and methods of Python answer, whatever they are asked on.
import { type Kind, literal, textLike, typed, whole } from '../../fixed/kind.ts'

export const text = typed('text')
export const yesOrNo = typed('boolean', 'number')
export const none = literal('None')
/** How a program ends that was waited for: by itself, or by a signal. */
export const ended = whole(-255, 255)

/** What functions of the language answer. */
export const functions: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    abs: { least: 0 },
    all: yesOrNo,
    any: yesOrNo,
    bool: yesOrNo,
    bytes: typed('bytes'),
    callable: yesOrNo,
    dict: typed('dict'),
    enumerate: typed('view'),
    filter: typed('view'),
    float: typed('number'),
    hasattr: yesOrNo,
    int: whole(),
    isinstance: yesOrNo,
    len: whole(0),
    list: typed('list'),
    map: typed('view'),
    range: typed('view'),
    repr: text,
    reversed: typed('view'),
    round: typed('number', 'object'),
    set: typed('set'),
    sorted: typed('list'),
    str: text,
    tuple: typed('tuple'),
    type: typed('type'),
    zip: typed('view'),
    'json.dumps': text,
    'random.random': { types: ['number'], least: 0, most: 1 },
    'subprocess.call': ended,
  } satisfies Record<string, Kind>),
)

const lower = (part: string): boolean => part === part.toLowerCase()
const upper = (part: string): boolean => part === part.toUpperCase()

/** Texts and bytes have them. */
const ofBoth = ['text', 'bytes']

/** What methods of texts answer that are given nothing. */
export const answered: ReadonlyMap<string, Kind> = new Map([
  ['lower', cased(lower)],
  ['casefold', cased(lower)],
  ['upper', cased(upper)],
  ['strip', { ...textLike(/^(?!\s)[^]*(?<!\s)$/), types: ofBoth }],
  ['isoformat', text],
  ['splitlines', typed('list')],
  ['read_text', text],
  ['read_bytes', typed('bytes')],
  ['total_seconds', typed('number')],
  ['decode', text],
  ['encode', typed('bytes')],
])

/** What they answer on a text, whatever they are given. */
export const ofTexts: ReadonlyMap<string, Kind> = new Map([
  ...['format', 'join', 'replace', 'removeprefix', 'removesuffix', 'ljust', 'rjust', 'zfill'].map(
    (name): [string, Kind] => [name, text],
  ),
  ['split', typed('list')],
  ['find', whole(-1)],
  ['count', whole(0)],
])
export const asking = /^(?:startswith|endswith|isdigit|isalpha|isupper|islower)$/

/** They change a list, a set or a table, and answer nothing. */
export const changing = /^(?:append|clear|extend|insert|remove|reverse|sort|add|discard|update)$/
export const dateParts: Readonly<Record<string, Kind>> = {
  month: whole(1, 12), day: whole(1, 31), hour: whole(0, 23), minute: whole(0, 59), second: whole(0, 59),
} // prettier-ignore
/** Whatever has one: other things have months of a name. */
export const ofMonths: Kind = { may: (value) => typeof value !== 'number' || (value >= 1 && value <= 12) }

function cased(isCased: (part: string) => boolean): Kind {
  return { types: ofBoth, may: (value) => isCased(String(value)), holds: isCased }
}
