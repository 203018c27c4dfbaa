import type { SyntaxNode } from '@lezer/common'
import {
  type Kind,
  type Plain,
  atMost,
  countOf,
  countUpTo,
  isWhole,
  lasting,
  listOf,
  literal,
  noLonger,
  restOf,
  sumOf,
  textBetween,
  textLike,
  typed,
  whole,
} from '../../fixed/kind.ts'
import { type PythonSource, childrenOf, dottedName, givenTo, plainText } from '../syntax.ts'
import type { PythonNames } from './names.ts'

const text = typed('text')
const yesOrNo = typed('boolean', 'number')
const none = literal('None')
const deepest = 30
/** How a program ends that was waited for: by itself, or by a signal. */
const ended = whole(-255, 255)

/** What functions of the language answer. */
const functions: ReadonlyMap<string, Kind> = new Map(
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
const answered: ReadonlyMap<string, Kind> = new Map([
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
const ofTexts: ReadonlyMap<string, Kind> = new Map([
  ...['format', 'join', 'replace', 'removeprefix', 'removesuffix', 'ljust', 'rjust', 'zfill'].map(
    (name): [string, Kind] => [name, text],
  ),
  ['split', typed('list')],
  ['find', whole(-1)],
  ['count', whole(0)],
])
const asking = /^(?:startswith|endswith|isdigit|isalpha|isupper|islower)$/

/** They change a list, a set or a table, and answer nothing. */
const changing = /^(?:append|clear|extend|insert|remove|reverse|sort|add|discard|update)$/
const dateParts: Readonly<Record<string, Kind>> = {
  month: whole(1, 12), day: whole(1, 31), hour: whole(0, 23), minute: whole(0, 59), second: whole(0, 59),
} // prettier-ignore
/** Whatever has one: other things have months of a name. */
const ofMonths: Kind = { may: (value) => typeof value !== 'number' || (value >= 1 && value <= 12) }
const literals: Readonly<Record<string, Kind>> = {
  None: none, ArrayComprehensionExpression: typed('list'),
DictionaryComprehensionExpression: typed('dict'), SetComprehensionExpression: typed('set'),
  LambdaExpression: typed('function'), ComprehensionExpression: typed('generator'),
} // prettier-ignore

/** What the language makes of an expression, whatever the product answers in it; null where it may be anything. */
export function kindOf(node: SyntaxNode, source: PythonSource, names: PythonNames, depth = 0): Kind | null {
  if (depth > deepest) return null
  const inner = (other: SyntaxNode | null): Kind | null =>
    other === null ? null : kindOf(other, source, names, depth + 1)
  const said = source.textOf(node)
  if (/^(?:Array|Tuple)Expression$/.test(node.name)) return ofList(node, source, inner)
  if (/^(?:Dictionary|Set)Expression$/.test(node.name)) return ofTable(node, source, inner)
  const known = literals[node.name]
  if (known !== undefined) return known
  if (node.name === 'Number') return /[jJ]$/.test(said) ? null : literal('number', Number(said.replaceAll('_', '')))
  if (node.name === 'Boolean') return { types: ['boolean', 'number'], only: said === 'True' ? 1 : 0 }
  if (node.name === 'FormatString') return ofFormat(said)
  if (node.name === 'String') return ofText(node, said, source)
  if (node.name === 'ParenthesizedExpression') return inner(childrenOf(node)[1] ?? null)
  if (node.name === 'UnaryExpression') return ofSign(node, source, inner)
  if (node.name === 'BinaryExpression') return isComparison(node) ? yesOrNo : ofNumbers(node, source, inner)
  if (node.name === 'VariableName')
    return ofType.test(said) && !names.own.has(said) ? literal('type', said) : lasting(inner(names.valueOf(node)))
  if (node.name === 'MemberExpression') return ofMember(node, source, names)
  return node.name === 'CallExpression' ? ofCall(node, source, names, inner) : null
}

/** Names of types. */
const ofType = /^(?:str|int|float|list|tuple|dict|set|bytes)$/

type Inner = (node: SyntaxNode | null) => Kind | null

/** What stands before the first `{` and behind the last `}`, but for doubled ones. */
function ofFormat(said: string): Kind {
  const [, quoted = ''] = /^[fF]("(?!"")[^]*"|'(?!'')[^]*')$/.exec(said) ?? []
  const plain = quoted.slice(1, -1)
  const [start = '', end = ''] = [/^[^{}\\]*/, /[^{}\\]*$/].map((edge) => edge.exec(plain)?.[0])
  return plain.includes('{') ? textBetween(start, end) : text
}

function ofList(node: SyntaxNode, source: PythonSource, inner: Inner): Kind {
  const type = node.name === 'ArrayExpression' ? 'list' : 'tuple'
  const parts = childrenOf(node).filter(({ name }) => !/^[[\](),]$|^Comment$/.test(name))
  return parts.some((part) => source.textOf(part).startsWith('*')) ? typed(type) : listOf(type, parts.map(inner))
}

/** By its keys, where it is a dictionary. */
function ofTable(node: SyntaxNode, source: PythonSource, inner: Inner): Kind {
  const type = node.name === 'SetExpression' ? 'set' : 'dict'
  const parts = childrenOf(node).filter(({ name }) => !/^[{},:]$|^Comment$/.test(name))
  const isUnpacked = parts.some((part) => source.textOf(part).startsWith('*'))
  const keys = type === 'dict' ? parts.filter((part) => part.nextSibling?.name === ':') : parts
  return isUnpacked ? typed(type) : { types: [type], parts: keys.map(inner) }
}

/** Of others more would have to be known. */
const escapes: Readonly<Record<string, string>> = {
  '\\n': '\n', '\\t': '\t', '\\\\': '\\', "\\'": "'", '\\"': '"',
} // prettier-ignore

function ofText(node: SyntaxNode, said: string, source: PythonSource): Kind {
  if (/^[rR]?[bB]/.test(said)) return typed('bytes')
  const plain = plainText(node, source)
  if (plain === null) return text
  const isRaw = /^[rR]/.test(said)
  const found = isRaw ? [] : (plain.match(/\\[^]/g) ?? [])
  if (!found.every((escape) => escape in escapes)) return text
  return literal('text', isRaw ? plain : plain.replaceAll(/\\[^]/g, (escape) => escapes[escape] ?? escape))
}

function ofSign(node: SyntaxNode, source: PythonSource, inner: Inner): Kind | null {
  const [sign, value] = childrenOf(node)
  if (sign?.name === 'not') return yesOrNo
  const kind = inner(value ?? null)
  const isNegative = sign !== undefined && source.textOf(sign) === '-' && typeof kind?.only === 'number'
  return isNegative ? literal('number', -Number(kind.only)) : null
}

/** Whole numbers stay whole, but where they are divided. */
function ofNumbers({ firstChild, lastChild }: SyntaxNode, source: PythonSource, inner: Inner): Kind | null {
  const sign = firstChild?.nextSibling ?? null
  const isKept = sign !== null && /^(?:[-+*%]|\/\/)$/.test(source.textOf(sign))
  const [left, right] = [inner(firstChild), inner(lastChild)]
  const said = sign === null ? '' : source.textOf(sign)
  // Nothing but nothing comes of it, be it no number.
  if (said === '*' && [left, right].some((kind) => kind?.only === 0)) return { may: isNothing, least: 0, most: 0 }
  if (said === '+' && [left, right].some((kind) => typeof kind?.only === 'number'))
    return { ...(isKept && [left, right].every(isWhole) && whole()), ...sumOf(left ?? {}, right ?? {}) }
  // Of texts it is what puts values into them.
  if (said === '%' && typeof right?.only === 'number') return restOf([left, right].every(isWhole), right.only)
  return isKept && [left, right].every(isWhole) ? whole() : null
}

const isNothing = (value: Plain): boolean => value === 0 || value === ''

/** Whether an expression makes an object that nobody else can have. */
export function isFresh(node: SyntaxNode, source: PythonSource, names: PythonNames): boolean {
  if (made.test(node.name)) return true
  const path = node.name === 'CallExpression' ? dottedName(node.firstChild, source) : ''
  return /^(?:dict|list|set|sorted)$/.test(path) && !names.own.has(path)
}

const made = /^(?:Array|Dictionary|Set)(?:Comprehension)?Expression$/

/** `a < b`, `a in b`. */
export function isComparison(node: SyntaxNode): boolean {
  return node.name === 'BinaryExpression' && childrenOf(node).some(({ name }) => /^(?:CompareOp|in|is)$/.test(name))
}

/** Letters of a digest, by the function that makes it. */
const digests: Readonly<Record<string, number>> = { md5: 32, sha1: 40, sha224: 56, sha256: 64, sha384: 96, sha512: 128 }

/** What `hashlib.sha256(…).hexdigest()` is. */
function digested(holder: SyntaxNode | null, source: PythonSource): Kind | null {
  const made = holder?.name === 'CallExpression' ? dottedName(holder.firstChild, source) : ''
  const letters = digests[/^hashlib\.(\w+)$/.exec(made)?.[1] ?? '']
  return letters === undefined ? null : { ...textLike(new RegExp(`^[\\da-f]{${letters}}$`)), count: letters }
}

/** So much of a text, or of whatever has parts: `a[:4]`. */
const cut = /\[:(\d+)\]$/

/** Of what the test says to be a date, of what is cut off, and of what a finished program printed. */
function ofMember(node: SyntaxNode, source: PythonSource, { valueOf, dates }: PythonNames): Kind | null {
  const [, most] = cut.exec(source.textOf(node)) ?? []
  if (most !== undefined) return atMost(Number(most))
  if (infinite.test(source.textOf(node))) return literal('number', Infinity)
  const [holder = '', name = ''] = dottedName(node, source).split('.')
  const part = dateParts[name]
  if (dates.has(holder) && part !== undefined) return part
  if (source.textOf(node).endsWith('.month')) return ofMonths
  const made = node.firstChild === null ? null : valueOf(node.firstChild)
  if (!/^(?:stdout|stderr|returncode)$/.test(name) || made?.name !== 'CallExpression') return null
  if (!/^subprocess\.run$/.test(dottedName(made.firstChild, source))) return null
  if (name === 'returncode') return ended
  const { named } = givenTo(made, source)
  const isText = ['text', 'encoding', 'universal_newlines', 'errors'].some((key) => named.has(key))
  return source.textOf(made).includes('**') ? null : typed(isText ? 'text' : 'bytes', 'None')
}

function ofCall(node: SyntaxNode, source: PythonSource, names: PythonNames, inner: Inner): Kind | null {
  const callee = node.firstChild
  const path = dottedName(callee, source)
  const { values, named } = givenTo(node, source)
  if (path === 'int' && values.length !== 1) return typed('number')
  if (path === 'sorted' && named.size === 0) return { ...typed('list'), sorted: ['string', 'number'] }
  if (path === 'len' && values[0] !== undefined && !names.own.has(path)) return countIn(inner(values[0]) ?? {})
  if (path === 'set' && values[0] !== undefined && !names.own.has(path))
    return { ...typed('set'), ...partsOf(inner(values[0])) }
  if (path === 'float' && infinite.test(source.textOf(node))) return literal('number', Infinity)
  if (path === 'random.randint') return between(values.map((value) => inner(value)?.only))
  if (functions.has(path) && !names.own.has(path.split('.')[0] ?? '')) return functions.get(path) ?? null
  if (callee?.name !== 'MemberExpression') return null
  const holder = callee.firstChild
  const name = source.textOf(callee.lastChild ?? callee)
  const kind = inner(holder)
  if (kind?.types?.join() === 'text' && ofTexts.has(name)) return ofTexts.get(name) ?? null
  const cut = name === 'split' && values.length === 1 && values[0] !== undefined ? inner(values[0])?.only : undefined
  if (typeof cut === 'string') return { lacks: cut }
  if (asking.test(name)) return yesOrNo
  if (changing.test(name) && /^(?:list|set|dict)$/.test(kind?.types?.join() ?? '')) return none
  if (name === 'hexdigest') return digested(holder, source)
  if (name === 'decode' || name === 'encode') return answered.get(name) ?? null
  return values.length + named.size === 0 ? noLonger(answered.get(name) ?? null, kind ?? {}) : null
}

const infinite = /^(?:math\.inf|float\((["'])inf(?:inity)?\1\))$/i

/** How many something holds; of a set so many at most. */
function countIn(kind: Kind): Kind {
  const count = countOf(kind)
  if (count !== undefined) return literal('number', count)
  return kind.types?.join() === 'set' && kind.parts !== undefined
    ? { ...whole(), ...countUpTo(kind.parts.length) }
    : whole(0)
}

function partsOf(kind: Kind | null): Pick<Kind, 'parts'> {
  return kind?.parts === undefined ? {} : { parts: kind.parts }
}

/** Both bounds are written down. */
function between([least, most]: readonly unknown[]): Kind | null {
  return typeof least === 'number' && typeof most === 'number' ? whole(least, most) : null
}

function cased(isCased: (part: string) => boolean): Kind {
  return { types: ofBoth, may: (value) => isCased(String(value)), holds: isCased }
}
