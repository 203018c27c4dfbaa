// Objects that the platform makes: what their members are.
import { type Kind, made, textLike, typed, whole } from '../../fixed/kind.ts'

const text = typed('text')

const members = (prototype: object, known: Readonly<Record<string, Kind>>): ReadonlyMap<string, Kind | null> =>
  new Map(namesOf(prototype).map((name) => [name, known[name] ?? null]))

/** Node loads all of its HTTP client, which takes as long as to start, when the first of these two names is spoken. */
const responseOf = (): Kind => ({
  types: ['object'],
  members: members(Response.prototype, {
    status: whole(0, 599), ok: typed('boolean'), redirected: typed('boolean'), statusText: text, url: text,
    headers: { types: ['object'], members: members(Headers.prototype, {}) },
    json: typed('function'), text: typed('function'),
  }),
}) // prettier-ignore

/** Not of what a scheme of its own makes of an address, but of the schemes of the web. */
const url: Kind = {
  types: ['object'],
  members: members(URL.prototype, {
    protocol: textLike(/^[a-z][a-z\d+.-]*:$/, (part) => part === part.toLowerCase()),
    host: text,
    hostname: text,
    port: textLike(/^\d*$/, (part) => /^\d*$/.test(part)),
    search: textLike(/^(?:\?[^]+)?$/),
    hash: textLike(/^(?:#[^]+)?$/),
    origin: textLike(/^(?:null|[a-z+.-]+:\/\/[^/]*)$/),
    href: text,
    pathname: text,
    toString: typed('function'),
  }),
}

/** What `new` makes of a class of the platform. */
export const classes: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['URL', url],
  ['Date', made('date')],
  ['Array', made('list')],
  ['Promise', made('promise')],
  ...['Map', 'Set', 'WeakMap', 'RegExp', 'Uint8Array', 'URLSearchParams', 'Error', 'TypeError', 'RangeError'].map(
    (name): [string, Kind] => [name, made('object')],
  ),
]) // prettier-ignore

/** What methods of these objects answer. */
export const asked: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['text', { types: ['promise'], awaited: text }],
  ['get', typed('text', 'null')],
  ['has', typed('boolean')],
  ['arrayBuffer', { types: ['promise'], awaited: made('object') }],
])

let response: Kind | undefined

/** What `fetch` answers. */
export function fetched(): Kind {
  return { types: ['promise'], awaited: (response ??= responseOf()) }
}

function namesOf(prototype: object): string[] {
  const own = Object.getOwnPropertyNames(prototype)
  const above: unknown = Object.getPrototypeOf(prototype)
  return typeof above === 'object' && above !== null ? [...own, ...namesOf(above)] : own
}
