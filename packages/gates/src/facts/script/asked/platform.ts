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

/** Bytes of a digest, by its algorithm. */
const digests: Readonly<Record<string, number>> = { md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 }

/** What a digest is as a text; null where its algorithm or its encoding is not written down. */
export function digested(algorithm: unknown, encoding: unknown): Kind | null {
  const bytes = digests[String(algorithm).toLowerCase().replaceAll(/[-_]/g, '')]
  if (bytes === undefined) return null
  if (encoding === 'hex') return { ...textLike(new RegExp(`^[\\da-f]{${bytes * 2}}$`)), count: bytes * 2 }
  return encoding === 'base64' ? { ...text, count: Math.ceil(bytes / 3) * 4 } : null
}

export const uuid: Kind = { ...textLike(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/), count: 36 }

/** How a program ends that was waited for. */
const ended: Kind = { ...whole(0, 255), types: ['number', 'null'] }

/** What `spawnSync` answers. */
export const spawned: Kind = {
  types: ['object'],
  members: new Map<string, Kind | null>([
    ['status', ended],
    ...['pid', 'output', 'stdout', 'stderr', 'signal', 'error'].map((name): [string, null] => [name, null]),
  ]),
}

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
