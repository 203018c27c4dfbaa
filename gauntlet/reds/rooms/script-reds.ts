// Failing tests of a service that books rooms: as people write them before the work, and their slips.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import { type Script, phrases } from '../phrases.ts'

const from = (module: string, names: string) => `import ${names} from '../src/${module}.js'\n`
const bookings = from('rooms/bookings', '{ Bookings }')
const notifier = from('mail/notifier', '{ Notifier }')
const app = "import { withApp } from '../test/support/app.js'\n"
const builders = "import { aBooking } from '../test/support/builders.js'\n"
const spawn = "import { spawnSync } from 'node:child_process'\n"
const files = "import { readFileSync } from 'node:fs'\n"

/** All of them for a runner. */
export function scriptReds(runner: Script): Red[] {
  const say = phrases[runner]
  const whole = (why: string, right: RedClassName | null, imports: string, text: string, more: Partial<Red> = {}): Red => ({
    why, right, loading: false, text: `${say.head}${imports}\n${text}\n`, ...more,
  }) // prettier-ignore
  const red = (why: string, right: RedClassName | null, imports: string, body: string, more: Partial<Red> = {}): Red =>
    whole(
      why,
      right,
      imports,
      `test(${JSON.stringify(why)}, async () => {\n${body.replaceAll(/^(?=.)/gm, '  ')}\n})`,
      more,
    )
  const torn = (...[why, right, imports, body]: Parameters<typeof red>): Red =>
    red(why, right, imports, body, { loading: true })

  return [
    // Honest: the product answers otherwise.
    red('a room is booked once only', 'R-assertion', bookings + from('rooms/errors', '{ BookingConflict }') + builders, `const all = new Bookings()\nall.add(aBooking())\n${say.throws('all.add(aBooking())', 'BookingConflict')}`),
    red('bookings of one room are listed', 'R-assertion', bookings + builders, `const all = new Bookings()\nall.add(aBooking({ room: 'Ada' }))\nall.add(aBooking({ room: 'Grace' }))\n${say.same("all.list({ room: 'Grace' }).map(({ room }) => room)", "['Grace']")}`),
    whole('a whole day is cheaper', 'R-assertion', from('rooms/price', '{ priceOf }'), `${say.describe}('priceOf', () => {\n  for (const [hours, price] of [[8, 14000], [10, 17500]])\n    test(\`\${hours} hours cost \${price} cents\`, () => {\n      ${say.is('priceOf({ hours, rate: 2000 })', 'price')}\n    })\n})`),
    red('cents are always shown', 'R-assertion', from('rooms/price', '{ formatPrice }'), say.is('formatPrice(1250)', "'12.50 EUR'")),
    whole('slots overlap', 'R-assertion', from('rooms/slots', '{ overlaps, parseSlot }'), `${say.describe}('overlaps', () => {\n  const morning = parseSlot('09:00-11:00')\n\n  test('knows a slot within another', () => {\n    ${say.is("overlaps(morning, parseSlot('10:00-10:30'))", 'true')}\n  })\n})`),
    red('a confirmation goes to who booked', 'R-assertion', notifier + builders, `const sent = []\nconst notifier = new Notifier(async (mail) => { sent.push(mail.to) })\nawait notifier.confirm(aBooking())\n${say.same('sent', "['ann@example.org']")}`),
    red('a slow mail server is given up', 'R-assertion', notifier + builders, `const notifier = new Notifier(() => new Promise(() => undefined))\nlet said = 'nothing'\ntry {\n  said = await notifier.confirm(aBooking({ id: 'b7' }), { within: 20 })\n} catch (error) {\n  said = error.message\n}\n${say.is('said', "'the mail server did not answer within 20 ms'")}`),
    red('the program prints a table', 'R-assertion', spawn, `const { status, stdout } = spawnSync(process.execPath, ['src/cli.js', 'list'], { encoding: 'utf8' })\n${say.is('status', '0')}\n${say.same("stdout.trim().split('\\n')", "['ROOM   SEATS', 'Ada        8']")}`),
    red('rooms have a number of seats', 'R-assertion', app, `const rooms = await withApp(async (url) => {\n  const answer = await fetch(url + '/rooms')\n  return answer.json()\n})\n${say.same('rooms[0]', "{ name: 'Ada', seats: 8 }")}`),
    red('a fixture is summed up', 'R-assertion', files + from('rooms/report', '{ report }'), `const rows = JSON.parse(readFileSync('test/fixtures/bookings.json', 'utf8'))\n${say.is('report(rows)', "'Ada 09:00-10:00\\n1 booking'")}`),
    red('Sundays are closed', 'R-assertion', from('rooms/slots', '{ isOpen }'), say.is("isOpen(new Date('2026-03-01T10:00:00Z'))", 'false')),
    red('an error names the booking', 'R-assertion', bookings, `let caught\ntry {\n  new Bookings().find('b9')\n} catch (error) {\n  caught = error\n}\n${say.is('caught?.name', "'NotFound'")}\n${say.is('caught.message', "'no booking b9'")}`),
    red('of two at once one gets the room', 'R-assertion', from('rooms/bookings', '{ Bookings, book }') + builders, `const all = new Bookings()\nconst outcomes = await Promise.allSettled([book(all, aBooking()), book(all, aBooking())])\n${say.same('outcomes.map(({ status }) => status)', "['fulfilled', 'rejected']")}`),
    red('a meeting ends an hour later', 'R-assertion', from('rooms/slots', '{ endOf }'), say.is("endOf(new Date('2026-03-02T09:00:00Z')).toISOString()", "'2026-03-02T10:00:00.000Z'")),
    red('an unknown booking is refused', 'R-assertion', from('rooms/bookings', '{ Bookings, book }') + builders, say.rejects("book(new Bookings(), aBooking({ room: '' }))", '/room/')),
    red('a port is a number', 'R-assertion', from('config', '{ loadConfig }'), say.is("loadConfig({ ROOMS_DATABASE: 'memory:', PORT: '8080' }).port", '8080')),
    // Honest: not implemented, not there.
    red('a booking is cancelled', 'R-not-implemented', bookings + builders, `const all = new Bookings()\nconst { id } = all.add(aBooking())\nall.cancel(id)\n${say.is('all.list().length', '0')}`),
    red('a booking is posted', 'R-boundary', app, `const status = await withApp(async (url) => {\n  const answer = await fetch(url + '/bookings', { method: 'POST', body: JSON.stringify({ room: 'Ada' }) })\n  return answer.status\n})\n${say.is('status', '201')}`),
    red('a report is asked for', 'R-boundary', app, `await withApp(async (url) => {\n  const { status } = await fetch(new URL('/reports', url))\n  ${say.is('status', '200')}\n})`),
    red('rooms are replaced', 'R-boundary', app, `const answer = await withApp((url) => fetch(url + '/rooms', { method: 'PUT', body: '[]' }))\n${say.is('answer.status', '204')}`),
    red('the service is asked', 'R-own-server-refused', '', `const answer = await fetch(process.env.HELIX_SERVICE_URL + '/rooms')\n${say.is('answer.status', '200')}`),
    torn('those who wait get the room', 'R-missing-module', from('rooms/waitlist', '{ Waitlist }') + builders, `const list = new Waitlist()\nlist.join(aBooking())\n${say.is('list.next().room', "'Ada'")}`),
    red('a calendar is read when it is needed', 'R-missing-module', '', `const { holidays } = await import('../src/rooms/holidays.js')\n${say.is('holidays(2026).length', '9')}`),
    torn('who cancels is given money back', 'R-missing-export', from('rooms/price', '{ priceOf, refundOf }'), say.is('refundOf(priceOf({ hours: 1, rate: 2000 }))', '1000')),
    red('a booking is moved', 'R-missing-export', bookings + builders, `const all = new Bookings()\nconst { id } = all.add(aBooking())\nall.reschedule(id, '11:00')\n${say.is('all.find(id).from', "'11:00'")}`),
    // Bad: the test itself.
    red('a name is mistyped', 'H-test-bug', bookings + builders, `const all = new Bookings()\nall.add(aBooking())\n${say.is('al.list().length', '2')}`),
    torn('a class is mistyped', 'H-test-bug', from('rooms/bookings', '{ Bookigns }'), say.is('new Bookigns().list().length', '1')),
    red('a list has no such method', 'H-test-bug', bookings, `const names = ['Ada', 'Grace']\nnew Bookings()\n${say.is("names.contains('Ada')", 'true')}`),
    red('a pattern is broken', 'H-test-bug', from('rooms/report', '{ report }'), say.matches('report([])', "new RegExp('[')")),
    red('a torn fixture', 'H-test-bug', files + from('rooms/report', '{ report }'), `const rows = JSON.parse(readFileSync('test/fixtures/torn.json', 'utf8'))\n${say.is('report(rows)', "'Ada'")}`),
    torn('a folder is mistyped', 'H-missing-helper', from('room/bookings', '{ Bookings }'), say.is('new Bookings().list().length', '1')),
    torn('a helper that nobody wrote', 'H-missing-helper', "import { withDatabase } from '../test/support/database.js'\n" + bookings, `await withDatabase(async (database) => {\n  ${say.is('new Bookings(database).list().length', '1')}\n})`),
    torn('a package that is not installed', 'H-missing-package', "import nock from 'nock'\n" + app, `nock('http://mail.example').get('/').reply(200)\n${say.is('nock.isDone()', 'true')}`),
    torn('a bracket is missing', 'H-syntax', bookings, `const all = new Bookings(\n${say.is('all.list().length', '1')}`),
    whole('a hook breaks', 'H-hook-or-setup', bookings, `let all\n${say.beforeEach}(() => {\n  all = new Bookings()\n  all.ad({ room: 'Ada' }).id.trim()\n  seed(all)\n})\n\ntest('lists what is seeded', () => {\n  ${say.is('all.list().length', '2')}\n})`),
    whole('a fixture is not there', 'H-hook-or-setup', files + from('rooms/report', '{ report }'), `let rows\n${say.beforeEach}(() => {\n  rows = JSON.parse(readFileSync('test/fixtures/rows.json', 'utf8'))\n})\n\ntest('reports', () => {\n  ${say.is('report(rows)', "'Ada'")}\n})`),
    red('a variable of the environment is missing', 'H-environment', from('config', '{ loadConfig }'), say.is('loadConfig().database', "'memory:'")),
    red('a port is taken', 'H-environment', "import { once } from 'node:events'\n" + from('http/app', '{ createApp }'), `const first = createApp().listen(0, '127.0.0.1')\nawait once(first, 'listening')\ntry {\n  const second = createApp().listen(first.address().port, '127.0.0.1')\n  await once(second, 'listening')\n} finally {\n  first.close()\n}`),
    red('a host that nobody has', 'H-environment', '', `const answer = await fetch('http://rooms.invalid/rooms')\n${say.is('answer.status', '200')}`),
    red('existing code breaks', 'H-source-bug', bookings, say.is("new Bookings().occupancy('Ada')", '0')),
    red('it is called with nothing', 'H-source-bug', from('rooms/slots', '{ parseSlot }'), say.same('parseSlot()', "{ from: '09:00', to: '17:00' }")),
    torn('existing code lacks a file', 'H-broken-source-import', from('rooms/export', '{ exported }'), say.is('exported([])', "'BEGIN:VCALENDAR'")),
    // Bad: no answer meets them.
    red('it is not done yet', 'H-unconditional', bookings, `new Bookings()\n${say.is('true', 'false')}`),
    red('what was written down is compared', 'H-unconditional', from('rooms/price', '{ priceOf }'), `const expected = { hours: 2, price: 4000 }\npriceOf({ hours: expected.hours, rate: 2000 })\n${say.is('expected.price', '3500')}`),
    red('a day instead of a time', 'H-unconditional', from('rooms/slots', '{ endOf }'), say.is("endOf(new Date('2026-03-02T09:00:00Z')).toISOString()", "'2026-03-02'")),
    red('nobody waits for the mail', 'H-unconditional', notifier + builders, `const notifier = new Notifier(async () => undefined)\n${say.is('notifier.confirm(aBooking())', "'b1'")}`),
    red('one list of two lengths', 'H-unconditional', bookings, `const found = new Bookings().list()\n${say.is('found.length', '0')}\n${say.is('found.length', '1')}`),
    red('a status as a text', 'H-unconditional', app, `const { status } = await withApp((url) => fetch(url + '/rooms'))\n${say.is('status', "'200'")}`),
    red('a list of its own', 'H-unconditional', bookings, say.is('new Bookings().list()', '[]')),
    red('a mail that nobody could send', 'H-unconditional', notifier + builders, `const sent = []\nconst notifier = new Notifier(async () => undefined)\nawait notifier.confirm(aBooking())\n${say.is('sent.length', '1')}`),
    // Bad: they do not fail.
    red('nothing is asked of nothing', null, bookings, `for (const { room } of new Bookings().list()) ${say.is('room', "'Ada'")}\n${say.is('1', '1')}`),
    red('whatever is thrown', null, bookings, `try {\n  new Bookings().cancel('b1')\n  ${say.is('1', '2')}\n} catch (error) {\n  ${say.is('typeof error', "'object'")}\n}`),
  ] // prettier-ignore
}
