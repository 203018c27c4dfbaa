import { type Kind, canMeet, countOf, literal, sharesType, whole } from './kind.ts'

/** `like`: equal as `==` of JavaScript has it; `never`: what no value is to any other. */
export type Relation = 'is' | 'like' | 'is not' | 'above' | 'from' | 'below' | 'to' | 'has' | 'never'

/** What an assertion asks of a value. */
export interface Ask {
  /** What is asked, as it is written, where that is a name or a member; empty where it may be another the next time. */
  of: string
  /** What can be told of it beforehand. */
  actual: Kind | null
  relation: Relation
  wanted: Kind
  /** The name of an object that is to be the very same. */
  same?: string
  /** A call that is no member's and is handed written values alone: asked again at once it answers the same, if its name says no change. */
  call?: string
  /** What is no number, it fails for. */
  isOfNumbers?: true
  /** Values of a class that says itself what it equals may be this and another. */
  mayBeMore?: true
}

/** Whether no value that the actual one can be is what is asked. */
export function isHopeless({ actual: told, relation, wanted, isOfNumbers }: Ask): boolean {
  if (relation === 'never') return true
  const actual = told ?? {}
  if (isOfNumbers === true && actual.types?.every((type) => type !== 'number' && type !== 'bigint') === true)
    return true
  if (Number.isNaN(actual.only) && /^(?:above|from|below|to)$/.test(relation)) return true
  const { least = -Infinity, most = Infinity } = boundsOf(actual)
  const bound = typeof wanted.only === 'number' ? wanted.only : NaN
  const by: Readonly<Record<Exclude<Relation, 'never'>, () => boolean>> = {
    is: () => !canMeet(actual, wanted),
    like: () => sharesType(actual, wanted) && !canMeet(actual, wanted),
    'is not': () => (wanted.only !== undefined && wanted.only === actual.only) || isOneNothing(wanted, actual),
    above: () => most <= bound,
    from: () => most < bound,
    below: () => least >= bound,
    to: () => least > bound,
    has: () =>
      (typeof wanted.only === 'string' && (!mayHold(actual, wanted.only) || isCutAt(actual, wanted.only))) ||
      actual.parts?.every((part) => part !== null && !canMeet(part, wanted)) === true,
  }
  return by[relation]()
}

/** Both are null, or both undefined: the language has one value of that kind. */
function isOneNothing({ types = [] }: Kind, { types: others = [] }: Kind): boolean {
  const [type = ''] = types
  return types.length === 1 && others.join() === type && /^(?:null|undefined|None)$/.test(type)
}

/** Parts of names of what may answer otherwise each time: it counts, hands out, takes, keeps, tells the time or throws dice. Rather too many. */
const changing = new RegExp(
  [
    'add|again|append|count|tally|incr|decr|bump|first|like|log|next|once|score|seen|seq|serial|ticket|view|visit|vote',
    'acquire|alloc|allow|assign|attempt|book|claim|deal|draw|enter|hit|hold|issue|join|lease|leave|limit|lock|park|pick|pop|pull|release|reserve|serve|shift|take|try|turn|use',
    'charge|consume|deposit|drain|earn|feed|fill|insert|move|pay|push|put|record|register|remove|delete|save|set|spend|store|transfer|write',
    'ask|call|click|close|dispatch|emit|fetch|fire|load|open|play|poll|press|publish|queue|read|request|run|send|start|stop|sync',
    'advance|clock|cycle|elaps|now|robin|rotat|stamp|step|switch|tick|time|today|toggle',
    'create|flip|gen|guess|make|mint|new|random|roll|sampl|shuffl|uni',
  ].join('|'),
  'i',
)

/** Whether a function may answer otherwise when it is called again, as its name says. */
export function mayChange(name: string): boolean {
  return changing.test(name)
}

/** Whether one call is asked for two values, the second right behind the first. */
export function contradictsCall(one: Ask, next: Ask): boolean {
  if (one.call === undefined || one.call !== next.call || one.relation !== 'is' || next.relation !== 'is') return false
  // Yes and no may well be asked for one after the other.
  const isTold = [one, next].every(
    ({ wanted: { only, types } }) => /^(?:number|string)$/.test(typeof only) && types?.includes('boolean') !== true,
  )
  return isTold && one.wanted.only !== next.wanted.only
}

/** Whether nothing is what both ask, of one thing. */
export function contradict(one: Ask, other: Ask): boolean {
  if (one.of === '' || other.of === '' || one.mayBeMore === true || other.mayBeMore === true) return false
  if (one.of !== other.of) return hasNoPart(one, other) || hasNoPart(other, one)
  const [left, right] = [leftBy(one), leftBy(other)]
  return isHopeless({ ...other, actual: left }) || isHopeless({ ...one, actual: right })
}

const opposites: Readonly<Partial<Record<Relation, Relation>>> = {
  is: 'is not', 'is not': 'is', above: 'to', to: 'above', below: 'from', from: 'below',
} // prettier-ignore

/** What is asked where something is not as it was asked to be; null where that cannot be told. */
export function denied(ask: Ask): Ask | null {
  const relation = opposites[ask.relation]
  return relation === undefined ? null : { ...ask, relation }
}

/** Whether a condition leads to what it rules out, and its opposite, too: `if (a === 8)` a is to be 7, `else` 8. */
export function isTornApart(condition: Ask | null, met: Ask | null, unmet: Ask | null): boolean {
  const opposite = condition === null ? null : denied(condition)
  if (condition === null || opposite === null || met === null || unmet === null) return false
  return contradict(condition, met) && contradict(opposite, unmet)
}

/** Whether one thing is to be what has no such member as the other asks of it: nothing at all, or a list of other length. */
function hasNoPart({ of, relation, wanted }: Ask, other: Ask): boolean {
  if (!/^(?:is|like)$/.test(relation)) return false
  const count = countOf(wanted)
  const counted = count === undefined ? wanted.letters && whole(...wanted.letters) : literal('number', count)
  if (counted !== undefined && [`${of}.length`, `len(${of})`].includes(other.of))
    return isHopeless({ ...other, actual: counted })
  const isPart = other.of.startsWith(of) && /^[.[]/.test(other.of.slice(of.length))
  return isPart && wanted.types?.every((type) => /^(?:null|undefined|None)$/.test(type)) === true
}

/** What something still can be that is as it is asked to be. */
function leftBy({ relation, wanted }: Ask): Kind | null {
  const bound = wanted.only
  if (relation === 'is') return wanted
  if (relation === 'is not' && bound !== undefined) return { may: (value) => value !== bound }
  if (relation === 'has' && typeof bound === 'string')
    return { may: (value) => typeof value !== 'string' || value.includes(bound) }
  if (typeof bound !== 'number') return null
  if (relation === 'above') return { least: bound, may: (value) => Number(value) > bound }
  if (relation === 'from') return { least: bound }
  if (relation === 'below') return { most: bound, may: (value) => Number(value) < bound }
  return relation === 'to' ? { most: bound } : null
}

function boundsOf({ only, least, most }: Kind): Pick<Kind, 'least' | 'most'> {
  if (typeof only === 'number') return { least: only, most: only }
  return { ...(least !== undefined && { least }), ...(most !== undefined && { most }) }
}

/** Where a text was cut, no part holds what it was cut at. */
function isCutAt({ lacks = '' }: Kind, part: string): boolean {
  return lacks !== '' && part.includes(lacks)
}

function mayHold({ only, holds }: Kind, part: string): boolean {
  return typeof only === 'string' ? only.includes(part) : holds?.(part) !== false
}
