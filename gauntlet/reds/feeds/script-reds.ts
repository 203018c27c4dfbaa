// Failing tests of a service of podcasts: as people and models write them before the work, and their slips.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import { type Script, phrases } from '../phrases.ts'

const from = (module: string, names: string) => `import ${names} from '../src/domain/${module}.ts'\n`
const builders = "import { aFeed, anEpisode } from '../test/support/builders.ts'\n"
const app = "import { statusOf, withApp } from '../test/support/app.ts'\n"
const clock = "import { ManualClock } from '../test/support/clock.ts'\n"
const cli =
  "import { spawnSync } from 'node:child_process'\nimport { fileURLToPath } from 'node:url'\n\nconst cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))\n"
const read = "import { readFile } from 'node:fs/promises'\n"

const body = (title: string, lines: string) =>
  `test(${JSON.stringify(title)}, async () => {\n${lines.split('\n').map((line) => `  ${line}`).join('\n')}\n})` // prettier-ignore

/** All of them for a runner. */
export function scriptReds(runner: Script): Red[] {
  const say = phrases[runner]
  const made =
    (loading: boolean) =>
    (why: string, right: RedClassName | null, imports: string, text: string): Red => {
      const path = `e2e/${why.replaceAll(/\W+/g, '-')}.test.ts`
      return { why, right, loading, path, text: `${say.head}${imports}\n${text}\n` }
    }
  const whole = made(false)
  const torn = made(true)
  const red = (why: string, right: RedClassName | null, imports: string, title: string, lines: string) => whole(why, right, imports, body(title, lines)) // prettier-ignore
  const unloaded = (why: string, right: RedClassName | null, imports: string, title: string, lines: string) => torn(why, right, imports, body(title, lines)) // prettier-ignore
  return [
    // Honest: the product answers otherwise.
    whole('a feed is read from a file', 'R-assertion', `${read}${from('feed', '{ parseFeed, type Feed }')}`, `let feed: Feed\n\n${say.beforeEach}(async () => {\n  feed = parseFeed(await readFile(new URL('../test/fixtures/feed.xml', import.meta.url), 'utf8'))\n})\n\n${say.describe}('parseFeed', () => {\n  test('decodes entities in the title', () => {\n    ${say.is('feed.title', "'Night & Day'")}\n  })\n\n  test('keeps the order of the file', () => {\n    ${say.same('feed.episodes.map((episode) => episode.title)', "['Second', 'First']")}\n  })\n})`),
    red('a broken feed tells the line', 'R-assertion', from('feed', '{ FeedError, parseFeed }'), 'an unclosed element is refused with its line', `let caught: unknown\ntry {\n  parseFeed('<rss>\\n<channel>\\n</rss>')\n} catch (error) {\n  caught = error\n}\n${say.same('caught instanceof FeedError ? caught.line : caught', '3')}`),
    red('a message of the network is explained', 'R-assertion', from('feed', '{ explain }'), 'a refused connection is told in plain words', `const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:8080'), { code: 'ECONNREFUSED' })\n${say.is('explain(refused)', "'pod.example refused the connection (ECONNREFUSED)'")}`),
    red('words of a missing module are data', 'R-assertion', from('feed', '{ explain }'), 'a missing plugin is explained', `const missing = new Error("Cannot find module './plugins/opus.js'")\n${say.matches('explain(missing)', '/^Cannot find module/')}`),
    red('time to live', 'R-assertion', from('cache', '{ TtlCache }') + clock, 'an entry lives for a minute', `const clock = new ManualClock()\nconst cache = new TtlCache<string>(60_000, clock)\ncache.set('feed', 'old')\nclock.pass(60_001)\n${say.is("cache.get('feed')", 'undefined')}`),
    red('asked only once', 'R-assertion', from('cache', '{ TtlCache }'), 'two that ask at once share one answer', `let made = 0\nconst cache = new TtlCache<number>(1_000)\nconst make = async () => ++made\nconst answers = await Promise.all([cache.once('a', make), cache.once('a', make)])\n${say.same('answers', '[1, 1]')}\n${say.is('made', '1')}`),
    whole('durations as a table', 'R-assertion', from('duration', '{ parseDuration }'), `const durations: ReadonlyArray<readonly [string, number]> = [\n  ['1:02:03', 3723],\n  ['45:10', 2710],\n  ['90', 90],\n]\n\ndurations.forEach(([text, seconds]) => {\n  test(\`'\${text}' lasts \${seconds} seconds\`, () => {\n    ${say.is('parseDuration(text)', 'seconds')}\n  })\n})`),
    red('a duration that is none', 'R-assertion', from('duration', '{ parseDuration }'), 'what is no duration is refused', say.throws("parseDuration('half an hour')", 'RangeError')),
    red('a map of years', 'R-assertion', from('feed', '{ years }') + builders, 'episodes are counted by year', `const counted = years([anEpisode(), anEpisode({ published: new Date('2025-12-31T23:59:59Z') })])\n${say.same('counted', 'new Map([[2026, 1], [2025, 1]])')}`),
    red('the newest of them', 'R-assertion', from('feed', '{ latest }') + builders, 'the latest episode is the newest', `const old = anEpisode({ id: 'old', published: new Date('2020-02-29') })\nconst fresh = anEpisode({ id: 'fresh' })\n${say.is('latest(aFeed().with(old, fresh).build())?.id', "'fresh'")}`),
    red('an assertion in a callback of the product', 'R-assertion', from('library', '{ Library }') + builders, 'each feed tells how many are unplayed', `const library = new Library().subscribe(aFeed().with(anEpisode(), anEpisode({ id: 'e2' })).build())\nlibrary.each((feed) => {\n  ${say.is('feed.unplayed', '2')}\n})`),
    whole('an assertion in a function of the test', 'R-assertion', from('feed', '{ slug }'), `function expectSlug(title: string, slugged: string): void {\n  ${say.is('slug(title)', 'slugged')}\n}\n\ntest('a title becomes part of an address', () => {\n  expectSlug('Night & Day: Episode 3!', 'night-day-episode-3')\n  expectSlug('Übermut', 'uebermut')\n})`),
    red('events of a library', 'R-assertion', from('library', '{ Library }') + builders, 'a subscription is told once', `const told: string[] = []\nconst library = new Library()\nlibrary.on('subscribed', (url: string) => told.push(url))\nlibrary.subscribe(aFeed().build())\n${say.same('told', "['https://pod.example/rss']")}`),
    red('a stream is written', 'R-assertion', "import { mkdtemp } from 'node:fs/promises'\nimport { tmpdir } from 'node:os'\nimport { join } from 'node:path'\nimport { Readable } from 'node:stream'\nimport { store } from '../src/adapters/disk.ts'\n", 'audio is stored, and its bytes are counted', `const folder = await mkdtemp(join(tmpdir(), 'feeds-'))\nconst written = await store(join(folder, 'pilot.mp3'), Readable.from([Buffer.alloc(3), Buffer.alloc(4)]))\n${say.is('written', '7')}`),
    red('a signal ends it', 'R-assertion', from('library', '{ Library }') + builders, 'a refresh that was given up throws', `const library = new Library().subscribe(aFeed().build())\nconst drained = async () => {\n  for await (const url of library.refresh(AbortSignal.abort())) void url\n}\n${say.rejects('drained()', '/aborted/')}`),
    red('settings of the environment', 'R-assertion', from('settings', '{ settingsFrom }'), 'the environment wins over what is set by default', say.same("settingsFrom({ FEEDS_REFRESH: '15', FEEDS_FOLDER: undefined })", "{ refreshMinutes: 15, folder: 'podcasts' }")),
    red('all problems of the settings', 'R-assertion', from('settings', '{ parseSettings, SettingsError }'), 'wrong settings are refused, all at once', `const outcome = (() => {\n  try {\n    return parseSettings('{ "refreshMinutes": -1, "foldr": "x" }')\n  } catch (error) {\n    return error instanceof SettingsError ? [...error.problems] : error\n  }\n})()\n${say.same('outcome', "['refreshMinutes: is not above 0', 'foldr: is not known']")}`),
    red('a program prints JSON', 'R-assertion', cli, 'feeds list --json', `const done = spawnSync(process.execPath, [cli, 'list', '--json'], { encoding: 'utf8' })\n${say.is('done.stdout', String.raw`'{"feeds":[]}\n'`)}`),
    red('an answer has a body', 'R-assertion', app, 'feeds are counted', `const body = await withApp(async (url) => (await fetch(url + '/feeds?count=true')).json())\n${say.same('body', '{ count: 0 }')}`),
    // Honest: not implemented, not there.
    red('a code says so', 'R-not-implemented', from('queue', '{ PlayQueue }') + builders, 'what was added first is played first', `const queue = new PlayQueue().add(anEpisode({ id: 'a' }), anEpisode({ id: 'b' }))\nconst { id } = await queue.next()\n${say.is('id', "'a'")}`),
    red('a method of another says so', 'R-not-implemented', from('index', '{ PlayQueue }') + builders, 'shuffling follows chance', `const queue = new PlayQueue().add(anEpisode())\nqueue.shuffle(() => 0.5)\n${say.is('queue.length', '1')}`),
    red('a function says so', 'R-not-implemented', from('opml', '{ exportOpml }') + builders, 'feeds can be taken elsewhere', say.matches('exportOpml([aFeed().build()])', '/<outline/')),
    red('a page that is not there', 'R-boundary', app, 'episodes of a feed are listed', say.is("await statusOf('GET', '/feeds/1/episodes')", '200')),
    red('posting says 501', 'R-boundary', app, 'a feed is added', `const status = await withApp(async (url) => {\n  const answer = await fetch(url + '/feeds', { method: 'POST', body: new URLSearchParams({ url: 'https://pod.example/rss' }) })\n  return answer.status\n})\n${say.is('status', '201')}`),
    red('a change is refused', 'R-boundary', app, 'a feed is renamed', say.is("await statusOf('PATCH', '/feeds/1', { title: 'New' })", '200')),
    red('the own service is asked with node http', 'R-own-server-refused', "import { get } from 'node:http'\n", 'health is told', `const status = await new Promise<number | undefined>((resolve, reject) => {\n  get(\`\${process.env['HELIX_SERVICE_URL']}/health\`, (answer) => resolve(answer.statusCode)).on('error', reject)\n})\n${say.is('status', '200')}`),
    unloaded('a module that is to come', 'R-missing-module', "import { Player, type PlayerState } from '../src/domain/player.ts'\n" + builders, 'a player starts paused', `const state: PlayerState = new Player().load(anEpisode()).state\n${say.is('state', "'paused'")}`),
    red('a module is asked for by the test', 'R-missing-module', '', 'chapters are read from a file', `const { chaptersOf } = await import('../src/domain/chapters.ts')\n${say.same("chaptersOf('00:00 Intro')", "[{ at: 0, title: 'Intro' }]")}`),
    unloaded('an adapter by its alias', 'R-missing-module', "import { transcript } from '#feeds/transcripts/transcript.ts'\n", 'a transcript is plain text', say.is("transcript('<p>Hello</p>')", "'Hello'")),
    unloaded('the barrel lacks it', 'R-missing-export', from('index', '{ Library, Playlist }') + builders, 'a playlist takes from a library', `const playlist = new Playlist(new Library().subscribe(aFeed().build()))\n${say.is('playlist.size', '0')}`),
    unloaded('a function beside a type', 'R-missing-export', from('duration', '{ formatDuration, sumDurations }'), 'durations are added up', say.is("formatDuration(sumDurations(['0:30', '0:45']))", "'1:15'")),

    // Bad: slips.
    unloaded('a builder misspelt', 'H-test-bug', "import { aFeed, anEpisod } from '../test/support/builders.ts'\n" + from('feed', '{ latest }'), 'the latest episode', say.is('latest(aFeed().with(anEpisod()).build())?.id', "'e1'")),
    unloaded('a class misspelt', 'H-test-bug', from('library', '{ Libary }') + builders, 'a search finds a title', say.is("new Libary().subscribe(aFeed().build()).search('pod').length", '1')),
    red('a method misspelt', 'H-test-bug', from('queue', '{ PlayQueue }') + builders, 'a queue has a length', `const queue = new PlayQueue().ad(anEpisode())\n${say.is('queue.length', '1')}`),
    red('a class without new', 'H-test-bug', from('library', '{ Library }') + builders, 'a search is not case sensitive', `const library = Library()\nlibrary.subscribe(aFeed().titled('Night').build())\n${say.is("library.search('night').length", '1')}`),
    red('used before it is there', 'H-test-bug', from('cache', '{ TtlCache }'), 'a value is replaced', `const cache = new TtlCache<number>(ttl)\nconst ttl = 1_000\ncache.set('a', 1)\n${say.is("cache.get('a')", '2')}`),
    red('a constant is counted up', 'H-test-bug', from('library', '{ Library }') + builders, 'feeds are visited', `const visited = 0\nnew Library().subscribe(aFeed().build()).each(() => {\n  // @ts-expect-error counted below\n  visited++\n})\n${say.is('visited', '2')}`),
    red('an address without a host', 'H-test-bug', from('feed', '{ slug }'), 'a slug fits into an address', say.is("new URL(slug('Night & Day')).pathname", "'/night-day'")),
    red('a number is spread', 'H-test-bug', from('feed', '{ byDate }') + builders, 'episodes are sorted by date', `const episodes = [...3].map((day) => anEpisode({ id: String(day) }))\n${say.same('byDate(episodes).map(({ id }) => id)', "['2', '1', '0']")}`),
    red('the error was not caught', 'H-test-bug', from('settings', '{ parseSettings }'), 'a wrong number is told', `let error: Error | undefined\ntry {\n  parseSettings('{ "refreshMinutes": "x" }')\n} catch (caught) {\n  eror = caught as Error\n}\n${say.matches('error!.message.trim()', '/refreshMinutes/')}`),
    unloaded('one folder too far', 'H-missing-helper', "import { Library } from '../../src/domain/library.ts'\n", 'a library starts empty', say.is('new Library().feeds.length', '1')),
    unloaded('a helper that nobody wrote', 'H-missing-helper', from('library', '{ Library }') + "import { fakeHttp } from '../test/support/fake-http.ts'\n", 'a refresh asks each feed', `const urls = await Array.fromAsync(new Library().refresh())\n${say.same('urls', 'fakeHttp.urls')}`),
    unloaded('a package of builders', 'H-missing-package', "import { Factory } from '@fishery-of-nobody/core'\n" + from('feed', '{ byDate, type Episode }'), 'many are sorted', `const factory = Factory.define<Episode>()\n${say.is('byDate(factory.list(3)).length', '4')}`),
    unloaded('existing code leads to nothing', 'H-broken-source-import', from('legacy', '{ announce }'), 'an episode is announced', say.matches("announce('Pilot')", '/Envelope/')),
    unloaded('existing code is torn', 'H-syntax', from('filters', '{ unplayed }'), 'only what is unplayed', say.same('unplayed([])', '[1]')),
    torn('the test is torn', 'H-syntax', from('library', '{ Library }'), `test('a library starts empty', () => {\n  const library = new Library(\n  ${say.is('library.feeds.length', '1')}\n})`),
    torn('it waits where it may not', 'H-syntax', from('queue', '{ PlayQueue }'), `test('plays what was added', () => {\n  const episode = await new PlayQueue().next()\n  ${say.is('episode.id', "'e1'")}\n})`),
    unloaded('existing code wants a variable', 'H-environment', "import { signed } from '../src/adapters/secrets.ts'\n", 'addresses are signed', say.is("signed('https://pod.example')", "'https://pod.example?sig=1'")),
    // Its error holds itself, which not every reporter can write.
    { ...red('a program of the machine is missing', 'H-environment', "import { execFileSync } from 'node:child_process'\n", 'a file has the right length', `const probed = execFileSync('ffprobe-of-nobody', ['-i', 'pilot.mp3'], { encoding: 'utf8' })\n${say.is('probed', "'1800'")}`), alone: true },
    red('a search engine that is not up', 'H-environment', '', 'episodes are indexed', `const answer = await fetch('http://127.0.0.1:3/episodes/_count')\n${say.same('await answer.json()', '{ count: 0 }')}`),
    red('existing code breaks', 'H-source-bug', from('library', '{ Library }'), 'an unknown feed is not renamed', `const library = new Library()\nlibrary.rename('https://nowhere.example', 'Nowhere')\n${say.is('library.feeds.length', '0')}`),
    red('tags of an episode without any', 'H-source-bug', from('feed', '{ tagsOf }') + builders, 'an episode without tags has none', say.same('tagsOf(anEpisode())', '[]')),
    whole('a server that is waited for in a hook', 'H-hook-or-setup', from('library', '{ Library }'), `async function broker(): Promise<{ url: string }> {\n  throw new Error('the broker did not start within 5 s')\n}\n\nlet queue: { url: string }\n${say.beforeAll}(async () => {\n  queue = await broker()\n})\n\ntest('a library is told of by the broker', () => {\n  ${say.is('new Library().feeds.length', 'queue.url.length')}\n})`),
    whole('a hook after each breaks', 'H-hook-or-setup', from('library', '{ Library }'), `${say.afterEach}(() => {\n  server.close()\n})\n\ntest('a library starts empty', () => {\n  ${say.is('new Library().feeds.length', '0')}\n})`),
    torn('a prepared file is read at once', 'H-hook-or-setup', "import { readFileSync } from 'node:fs'\n" + from('opml', '{ importOpml }'), `const opml = readFileSync(new URL('../test/fixtures/subscriptions.opml', import.meta.url), 'utf8')\n\ntest('subscriptions are read', () => {\n  ${say.is('importOpml(opml).length', '2')}\n})`),
    // Bad: they can never pass, whatever is built.
    red('a function is handed out, not called', 'H-unconditional', from('duration', '{ parseDuration }'), 'what is no duration is refused', say.throws('parseDuration', 'RangeError')),
    red('nobody waits for the answer', 'H-unconditional', app, 'feeds are listed', `const status = statusOf('GET', '/feeds')\n${say.is('status', '200')}`),
    red('a header of another library', 'H-unconditional', app, 'feeds are JSON', `const type = await withApp(async (url) => {\n  const answer = await fetch(url + '/feeds')\n  return (answer.headers as unknown as Record<string, string>)['content-type']\n})\n${say.is('type', "'application/json'")}`),
    red('a protocol without its colon', 'H-unconditional', from('feed', '{ parseFeed }'), 'addresses are secure', `const { url } = parseFeed('<rss><channel><link>https://pod.example</link></channel></rss>')\nconst { protocol } = new URL(url, 'http://pod.example')\n${say.is('protocol', "'https'")}`),
    red('a type that no value has', 'H-unconditional', from('duration', '{ parseDuration }'), 'a duration is whole', `const seconds = parseDuration('0:30')\n${say.is('typeof seconds', "'integer'")}`),
    red('equal to what equals nothing', 'H-unconditional', from('duration', '{ parseDuration }'), 'an empty duration is not a number', `const seconds = parseDuration('')\n${say.holds('seconds === Number.NaN')}`),
    red('more than ten and exactly two', 'H-unconditional', from('feed', '{ parseFeed }'), 'a feed has episodes', `const { length } = parseFeed('<rss><channel><item/><item/></channel></rss>').episodes\n${say.above('length', '10')}\n${say.is('length', '2')}`),
    red('the year of writing', 'H-unconditional', from('library', '{ Library }'), 'a library is of this year', `const made = new Date()\nnew Library()\n${say.is('made.getUTCFullYear()', '2024')}`),
    red('what was expected is asserted', 'H-unconditional', from('settings', '{ parseSettings }'), 'settings are read', `const settings = parseSettings('{ "folder": "audio" }')\nconst expected = { ...{ refreshMinutes: 60 }, folder: 'podcasts' }\n${say.same('expected', "{ refreshMinutes: 60, folder: 'audio' }")}\nvoid settings`),
    // Bad: they do not fail.
    red('all of none', null, from('library', '{ Library }'), 'what is found has the word in its title', `const found = new Library().search('night')\n${say.holds('found.every(({ title }) => title.includes(\'night\'))')}`),
    red('it leaves early', null, from('feed', '{ parseFeed }'), 'a feed has a title', `const feed = parseFeed('<rss><channel><title>Night</title></channel></rss>')\n${say.is('typeof feed.title', "'string'")}\nif (feed.episodes.length === 0) return\n${say.is('feed.title', "'Night'")}`),
    red('whatever goes wrong is right', null, from('settings', '{ parseSettings }'), 'settings are refused', `try {\n  parseSettings('{')\n  throw new Error('not refused')\n} catch (error) {\n  ${say.holds('error instanceof Error')}\n}`),
    red('settled either way', null, from('queue', '{ PlayQueue }'), 'nothing is played', `const [outcome] = await Promise.allSettled([\n  new PlayQueue().next().then((episode) => {\n    ${say.is('episode.id', "'e1'")}\n  }),\n])\n${say.holds("['fulfilled', 'rejected'].includes(outcome!.status)")}`),
  ] // prettier-ignore
}
