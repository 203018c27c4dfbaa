// A service of podcasts in TypeScript, as it is before the cycle's work: some of it wrong, some not implemented, some broken.
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': `{
  "name": "feeds",
  "version": "2.1.0",
  "type": "module",
  "imports": { "#feeds/*": "./src/domain/*" }
}
`,
  'tsconfig.json':
    '{ "compilerOptions": { "module": "nodenext", "target": "esnext", "strict": true, "noEmit": true, "allowImportingTsExtensions": true } }\n',
  'src/domain/index.ts':
    "export { Library } from './library.ts'\nexport { PlayQueue } from './queue.ts'\nexport type { Episode, Feed } from './feed.ts'\n",
  'src/domain/feed.ts': `export interface Episode {
  readonly id: string
  readonly title: string
  readonly published: Date
  readonly seconds: number
  readonly meta?: { readonly tags: string }
}
export interface Feed {
  readonly url: string
  readonly title: string
  readonly episodes: readonly Episode[]
}

export class FeedError extends Error {
  override readonly name = 'FeedError'
  readonly line: number
  constructor(message: string, line = 0, options?: ErrorOptions) {
    super(message, options)
    this.line = line
  }
}

export const parseFeed = (xml: string): Feed => ({ url: '', title: '', episodes: [] })
export const latest = (feed: Feed): Episode | undefined => undefined
export const byDate = (episodes: readonly Episode[]): Episode[] => [...episodes]
export const slug = (title: string): string => title
export const explain = (error: unknown): string => ''
export const tagsOf = (episode: Episode): string[] => episode.meta!.tags.split(',')
export const years = (episodes: readonly Episode[]): Map<number, number> => new Map()
`,
  'src/domain/duration.ts': `export const parseDuration = (text: string): number => 0
export const formatDuration = (seconds: number): string => String(seconds)
`,
  'src/domain/library.ts': `import { EventEmitter } from 'node:events'
import type { Feed } from './feed.ts'

export class Library extends EventEmitter {
  readonly feeds: Feed[] = []

  subscribe(feed: Feed): this {
    this.feeds.push(feed)
    return this
  }

  unsubscribe(url: string): boolean {
    return false
  }

  search(query: string, { limit = 20 }: { limit?: number } = {}): Feed[] {
    return []
  }

  each(visit: (feed: Feed & { unplayed: number }) => void): void {
    for (const feed of this.feeds) visit({ ...feed, unplayed: 0 })
  }

  async *refresh(signal?: AbortSignal): AsyncGenerator<string> {}

  rename(url: string, title: string): void {
    const at = this.feeds.findIndex((held) => held.url === url)
    this.feeds.splice(at, 1, { ...this.feeds[at]!, url: this.feeds[at]!.url.trim(), title })
  }
}
`,
  'src/domain/queue.ts': `import type { Episode } from './feed.ts'
import { notImplemented } from './not-implemented.ts'

export class PlayQueue implements AsyncIterable<Episode> {
  #items: Episode[] = []

  get length(): number {
    return 0
  }

  add(...episodes: Episode[]): this {
    return this
  }

  async next(): Promise<Episode> {
    return notImplemented('PlayQueue.next')
  }

  shuffle(random: () => number = Math.random): void {
    notImplemented('PlayQueue.shuffle')
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Episode> {
    yield* this.#items
  }
}
`,
  'src/domain/not-implemented.ts': `export function notImplemented(what: string): never {
  throw Object.assign(new Error(what + ' is not implemented'), { code: 'ERR_NOT_IMPLEMENTED' })
}
`,
  'src/domain/cache.ts': `export interface Clock {
  now(): number
}

export class TtlCache<Value> {
  readonly #held = new Map<string, Value>()
  constructor(ttl: number, clock: Clock = Date) {}

  get(key: string): Value | undefined {
    return this.#held.get(key)
  }

  set(key: string, value: Value): void {
    this.#held.set(key, value)
  }

  async once(key: string, make: () => Promise<Value>): Promise<Value> {
    return make()
  }
}
`,
  'src/domain/settings.ts': `export interface Settings {
  readonly refreshMinutes: number
  readonly folder: string
}
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly problems: readonly string[] = []
}

const defaults: Settings = { refreshMinutes: 60, folder: 'podcasts' }

export const parseSettings = (text: string): Settings => defaults
export const settingsFrom = (env: Record<string, string | undefined>): Settings => defaults
`,
  'src/domain/opml.ts': `import type { Feed } from './feed.ts'

export const exportOpml = (feeds: readonly Feed[]): string => {
  throw new Error('TODO: exportOpml is not implemented')
}
export const importOpml = (text: string): Feed[] => []
`,
  'src/domain/legacy.ts':
    "import { envelope } from './soap.ts'\n\nexport const announce = (title: string): string => envelope(title)\n",
  'src/domain/filters.ts':
    'export const unplayed = (episodes) => episodes.filter(({ played }) => !played\n\nexport const long = (episodes) => episodes\n',
  'src/ports/http.ts':
    'export interface Http {\n  get(url: string): Promise<{ status: number; text(): Promise<string> }>\n}\n',
  'src/adapters/http-client.ts': `import type { Http } from '../ports/http.ts'

export const httpClient = ({ retries = 0 }: { retries?: number } = {}): Http => ({
  get: async (url) => {
    const answer = await fetch(url)
    return { status: answer.status, text: async () => '' }
  },
})
`,
  'src/adapters/disk.ts': `import type { Readable } from 'node:stream'

export const store = async (path: string, audio: Readable): Promise<number> => {
  audio.resume()
  return 0
}
`,
  'src/adapters/push.ts':
    "import { sender } from 'web-push-of-nobody'\n\nexport const push = (text: string): void => sender.send(text)\n",
  'src/adapters/secrets.ts':
    "const token = process.env['FEEDS_TOKEN']\nif (token === undefined) throw new Error('Missing environment variable: FEEDS_TOKEN')\n\nexport const signed = (url: string): string => url + '?token=' + token\n",
  'src/main.ts': `import { createServer, type Server } from 'node:http'

const known: Record<string, number> = { 'GET /feeds': 200, 'GET /feeds/1': 200, 'POST /feeds': 501, 'PATCH /feeds/1': 405 }

/** Listens on a free port. */
export const listen = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://feeds')
      const status = known[request.method + ' ' + pathname] ?? 404
      response.writeHead(status, { 'content-type': 'application/json' }).end(status === 200 ? '{"feeds":[]}' : '{"error":"' + status + '"}')
    })
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
`,
  'src/cli.ts': `const [word = ''] = process.argv.slice(2)
if (word === 'list') process.stdout.write('no feeds\\n')
else {
  process.stderr.write('Unknown command: ' + word + '\\n')
  process.exitCode = 64
}
`,
  'test/support/app.ts': `import type { AddressInfo } from 'node:net'
import { listen } from '../../src/main.ts'

/** Runs the app while \`use\` asks it. */
export async function withApp<Answer>(use: (url: string) => Promise<Answer>): Promise<Answer> {
  const server = await listen()
  try {
    return await use('http://127.0.0.1:' + (server.address() as AddressInfo).port)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

export const statusOf = (method: string, path: string, body?: unknown): Promise<number> =>
  withApp(async (url) => (await fetch(url + path, body === undefined ? { method } : { method, body: JSON.stringify(body) })).status)
`,
  'test/support/builders.ts': `import type { Episode, Feed } from '../../src/domain/feed.ts'

export const anEpisode = (parts: Partial<Episode> = {}): Episode => ({
  id: 'e1', title: 'Pilot', published: new Date('2026-01-05T06:00:00Z'), seconds: 1800, ...parts,
})

class FeedBuilder {
  readonly #parts: Partial<Feed> = {}
  titled(title: string): this {
    Object.assign(this.#parts, { title })
    return this
  }
  with(...episodes: Episode[]): this {
    Object.assign(this.#parts, { episodes })
    return this
  }
  build(): Feed {
    return { url: 'https://pod.example/rss', title: 'Pod', episodes: [], ...this.#parts }
  }
}

export const aFeed = (): FeedBuilder => new FeedBuilder()
`,
  'test/support/clock.ts': `export class ManualClock {
  time = 0
  now(): number {
    return this.time
  }
  pass(milliseconds: number): void {
    this.time += milliseconds
  }
}
`,
  'test/fixtures/feed.xml': `<?xml version="1.0"?>
<rss version="2.0"><channel><title>Night &amp; Day</title>
<item><guid>e2</guid><title>Second</title><pubDate>Tue, 06 Jan 2026 06:00:00 GMT</pubDate></item>
<item><guid>e1</guid><title>First</title><pubDate>Mon, 05 Jan 2026 06:00:00 GMT</pubDate></item>
</channel></rss>
`,
}
