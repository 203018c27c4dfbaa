// Failing tests of a service that keeps accounts: as people and models write them before the work, and their slips.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import { type Script, phrases } from '../phrases.ts'

const from = (module: string, names: string) => `import ${names} from '../src/domain/${module}.js'\n`
const builders = "import { anEntry, severalEntries } from '../test/support/builders.js'\n"
const service = "import { ask } from '../test/support/service.js'\n"
const spawn = "import { spawnSync } from 'node:child_process'\n"
const files =
  "import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'\nimport { tmpdir } from 'node:os'\nimport { join } from 'node:path'\n"

/** All of them for a runner. */
export function scriptReds(runner: Script): Red[] {
  const say = phrases[runner]
  const made = (loading: boolean) => (why: string, right: RedClassName | null, imports: string, title: string, body: string): Red => ({
    why, right, loading, text: `${say.head}${imports}\ntest(${JSON.stringify(title)}, async () => {\n${body.split('\n').map((line) => `  ${line}`).join('\n')}\n})\n`,
  }) // prettier-ignore
  const red = made(false)
  const unloaded = made(true)
  const whole = (why: string, right: RedClassName | null, imports: string, text: string, loading = false): Red => ({
    why, right, loading, text: `${say.head}${imports}\n${text}\n`,
  }) // prettier-ignore
  return [
    // Honest: the product answers otherwise.
    red('a sum in minor units', 'R-assertion', from('money', '{ Money }') + from('accounts', '{ open }'), 'the balance is the sum of all entries', `const account = open('DE89')\naccount.post({ amount: Money.of('0.10') }).post({ amount: Money.of('0.20') })\n${say.is('account.balance().minor', '30n')}`),
    whole('other currencies do not mix', 'R-assertion', from('money', '{ CurrencyMismatch, Money }'), `${say.describe}('Money.plus', () => {\n  test('refuses another currency', () => {\n    const euros = Money.of('1.00', 'EUR')\n    const francs = Money.of('1.00', 'CHF')\n    ${say.throws('euros.plus(francs)', 'CurrencyMismatch')}\n  })\n})`),
    whole('amounts as a table', 'R-assertion', from('money', '{ Money }'), `const shown = [\n  ['1234.5', 'EUR', '1,234.50 EUR'],\n  ['0.07', 'CHF', '0.07 CHF'],\n  ['-3', 'USD', '-3.00 USD'],\n]\nfor (const [text, currency, expected] of shown) {\n  test(\`\${text} \${currency} is shown as \${expected}\`, () => {\n    ${say.is('String(Money.of(text, currency))', 'expected')}\n  })\n}`),
    red('an event with a deadline of its own', 'R-assertion', "import { setTimeout as delay } from 'node:timers/promises'\n" + from('accounts', '{ open }') + builders, 'posting an entry is told to listeners', `const account = open('DE89')\nconst told = new Promise((resolve) => account.once('posted', resolve))\naccount.post(anEntry({ id: 'e7' }))\nconst event = await Promise.race([told, delay(50, 'nothing was told')])\n${say.same('event', "{ type: 'posted', entry: 'e7' }")}`),
    red('an async iterator is drained', 'R-assertion', from('accounts', '{ open }') + builders, 'a statement walks through the entries of a month', `const account = open('DE89')\nfor (const entry of severalEntries(3)) account.post(entry)\nconst ids = []\nfor await (const { id } of account.statement('2026-03')) ids.push(id)\n${say.same('ids', "['e1', 'e2', 'e3']")}`),
    red('a month in another zone', 'R-assertion', from('calendar', '{ monthOf }'), 'the month is that of the account holder, not of UTC', `const newYear = new Date('2025-12-31T23:30:00Z')\n${say.is("monthOf(newYear, 'Europe/Berlin')", "'2026-01'")}`),
    red('a leap day', 'R-assertion', from('calendar', '{ dueOn }'), 'an invoice of 30 January is due in 30 days', `const due = dueOn('2028-01-30', 30)\n${say.is('due.toISOString().slice(0, 10)', "'2028-02-29'")}`),
    red('quotes in a file', 'R-assertion', files + from('statements', '{ parseCsv }'), 'a comma within quotes is part of the text', `const [, rent] = parseCsv(readFileSync('test/fixtures/statement.csv', 'utf8'))\n${say.same('rent', "['2026-03-01', 'Rent, March', '-950.00']")}`),
    red('there and back', 'R-assertion', from('statements', '{ parseCsv, toCsv }'), 'what is written can be read again', `const rows = [['date', 'text'], ['2026-03-01', 'say "hi", twice']]\n${say.same('parseCsv(toCsv(rows))', 'rows')}`),
    whole('pages of two', 'R-assertion', from('statements', '{ page }') + builders, `${say.describe}('paging through entries', () => {\n  const entries = severalEntries(5)\n\n  test('a page holds as many as asked', () => {\n    const first = page(entries, { limit: 2 })\n    ${say.same('first.items.map(({ id }) => id)', "['e1', 'e2']")}\n    ${say.is('first.next', "'e2'")}\n  })\n\n  test('the last page has no next', () => {\n    const last = page(entries, { limit: 2, after: 'e4' })\n    ${say.same('last', "{ items: [entries[4]], next: null }")}\n  })\n})`),
    red('sorted and stable', 'R-assertion', from('statements', '{ byAmount }') + from('money', '{ Money }') + builders, 'entries are sorted by amount, the greatest first', `const entries = ['2.00', '10.00', '2.00'].map((amount, at) => anEntry({ id: String(at), amount: Money.of(amount) }))\n${say.same('byAmount(entries).map(({ id }) => id)', "['1', '0', '2']")}`),
    red('a stored account is found again', 'R-assertion', files + "import { FileStore } from '../src/adapters/file-store.js'\n" + from('accounts', '{ open }'), 'what was saved is there after a restart', `const folder = mkdtempSync(join(tmpdir(), 'ledger-'))\nawait new FileStore(folder).save(open('DE89370400440532013000'))\nconst found = await new FileStore(folder).load('DE89370400440532013000')\n${say.is('found?.iban', "'DE89370400440532013000'")}`),
    red('it is tried three times', 'R-assertion', "import { withRetry } from '../src/adapters/rates.js'\n", 'a rate that cannot be had is asked for again', `const attempts = []\nconst flaky = async (attempt) => {\n  attempts.push(attempt)\n  if (attempts.length < 3) throw new Error('503 Service Unavailable')\n  return 1.08\n}\nconst outcome = await withRetry(flaky, { attempts: 3, wait: 0 }).catch((error) => error.message)\n${say.is('outcome', '1.08')}`),
    red('the network is handed in', 'R-assertion', "import { ratesOf } from '../src/adapters/rates.js'\n", 'rates come from the bank', `const asked = []\nconst fetch = async (url) => {\n  asked.push(String(url))\n  return Response.json({ rates: { USD: 1.08 } })\n}\n${say.same("await ratesOf('EUR', { fetch })", '{ USD: 1.08 }')}\n${say.is('asked.length', '1')}`),
    red('all issues at once', 'R-assertion', from('accounts', '{ open }') + from('errors', '{ ValidationError }'), 'an entry that is wrong in two ways names both', `let error\ntry {\n  open('DE89').post({ on: '2026-13-01' })\n} catch (caught) {\n  error = caught\n}\n${say.holds('error instanceof ValidationError')}\n${say.same('error.issues.map(({ path }) => path)', "['on', 'amount']")}`),
    red('a word that the program lacks', 'R-assertion', spawn, 'ledger import reads a statement', `const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.js', 'import', 'test/fixtures/statement.csv'], { encoding: 'utf8' })\n${say.is('stderr', "''")}\n${say.is('status', '0')}\n${say.matches('stdout', '/2 entries imported/')}`),
    red('a header of an answer', 'R-assertion', service, 'accounts may be cached for a minute', `const { status, headers } = await ask('GET', '/accounts')\n${say.is('status', '200')}\n${say.is("headers.get('cache-control')", "'max-age=60'")}`),
    // Honest: not implemented, not there.
    red('a method that says so', 'R-not-implemented', from('money', '{ Money }'), 'ten euros are shared by three', `const shares = Money.of('10.00').allocate([1, 1, 1])\n${say.same('shares.map(({ minor }) => minor)', '[334n, 333n, 333n]')}`),
    red('an error of the product that says so', 'R-not-implemented', from('rules', '{ categorise }') + builders, 'rent is housing', (say.is("categorise(anEntry({ text: 'Rent March' }))", "'housing'"))),
    red('a promise that says so', 'R-not-implemented', from('accounts', '{ open }'), 'a closed account is empty', `const account = open('DE89')\nawait account.close()\n${say.is('account.balance().minor', '0n')}`),
    red('a route is missing', 'R-boundary', service, 'a budget can be set', `const created = await ask('PUT', '/budgets/housing', { limit: '900.00' })\n${say.is('created.status', '204')}`),
    red('a route says 501', 'R-boundary', service + builders, 'a transfer is accepted', `const { status } = await ask('POST', '/transfers', { from: 'DE89', to: 'FR14', amount: '10.00' })\n${say.is('status', '202')}`),
    red('a verb is refused', 'R-boundary', service, 'accounts can be removed', `const removed = await ask('DELETE', '/accounts')\n${say.is('removed.status', '204')}`),
    red('the service is not up', 'R-own-server-refused', '', 'an account is opened over HTTP', `const base = process.env.HELIX_SERVICE_URL\nconst opened = await fetch(\`\${base}/accounts\`, {\n  method: 'POST',\n  headers: { 'content-type': 'application/json' },\n  body: JSON.stringify({ iban: 'DE89370400440532013000' }),\n})\n${say.is('opened.status', '201')}`),
    unloaded('a port that nobody wrote', 'R-missing-module', "import { Clock } from '../src/ports/clock.js'\n" + from('accounts', '{ open }'), 'an account knows since when it is open', `const clock = Object.assign(Object.create(Clock.prototype), { now: () => new Date(0) })\n${say.same("open('DE89', { clock }).since", 'new Date(0)')}`),
    unloaded('a module by its alias', 'R-missing-module', "import { standingOrders } from '#domain/standing-orders.js'\n", 'a standing order runs monthly', (say.same("standingOrders({ every: 'month', from: '2026-01-31' }).slice(0, 2)", "['2026-01-31', '2026-02-28']"))),
    unloaded('a new function beside old ones', 'R-missing-export', from('money', '{ Money, discount }'), 'a tenth is taken off', (say.is("discount(Money.of('20.00'), 10).minor", '1800n'))),
    unloaded('a new class of errors', 'R-missing-export', from('errors', '{ InsufficientFunds, ValidationError }'), 'an error names the account that lacks money', `const error = new InsufficientFunds('DE89')\n${say.holds('error instanceof ValidationError')}\n${say.matches('error.message', '/DE89/')}`),
    red('a member of a module that is to come', 'R-missing-export', from('statements', '* as statements'), 'statements can be exported as OFX', `const ofx = statements.exportOfx([])\n${say.has('ofx', "'<OFX>'")}`),

    // Bad: slips.
    unloaded('a name misspelt by one letter', 'H-test-bug', from('statements', '{ parseCvs }'), 'two lines are two rows', (say.is("parseCvs('a,b\\nc,d').length", '2'))),
    red('a method misspelt', 'H-test-bug', from('accounts', '{ open }') + builders, 'the balance grows', `const account = open('DE89').post(anEntry())\n${say.is('account.balence().minor', '1000n')}`),
    red('a variable that is not there', 'H-test-bug', from('accounts', '{ open }') + builders, 'entries keep their order', `const account = open('DE89')\nfor (const entry of severalEntries(2)) account.post(entry)\n${say.same('acount.entries.map(({ id }) => id)', "['e2', 'e1']")}`),
    red('whole and part numbers mixed', 'H-test-bug', from('money', '{ Money, interest }'), 'interest is added', `const saved = Money.of('100.00')\n${say.is('saved.minor * 1.02', 'interest(saved, 2)')}`),
    red('a big number in JSON', 'H-test-bug', from('money', '{ Money, convert }'), 'conversion keeps the currency', `const converted = convert(Money.of('1.00'), { USD: 1.08 })\n${say.is('JSON.stringify({ minor: converted.minor })', `'{"minor":108}'`)}`),
    red('a body that is read twice', 'H-test-bug', "import { start } from '../src/main.js'\n", 'health is told', `const server = await start()\nconst answer = await fetch(\`http://127.0.0.1:\${server.address().port}/health\`)\nserver.close()\nserver.closeAllConnections()\nconst text = await answer.text()\nconst body = await answer.json()\n${say.same('[text.length, body]', "[15, { state: 'up' }]")}`),
    red('a fixture that is cut off', 'H-test-bug', files + from('money', '{ Money, convert }'), 'the rates of the day are used', `const rates = JSON.parse(readFileSync('test/fixtures/cut-off.json', 'utf8'))\n${say.is("convert(Money.of('1.00'), rates).currency", "'USD'")}`),
    unloaded('a support file misspelt', 'H-missing-helper', from('accounts', '{ open }') + "import { anEntry } from '../test/support/builder.js'\n", 'an entry changes the balance', (say.is("open('DE89').post(anEntry()).balance().minor", '1000n'))),
    unloaded('a package that nobody installed', 'H-missing-package', "import { addDays } from 'date-fns-of-nobody'\n" + from('calendar', '{ dueOn }'), 'due in a week', (say.same("dueOn('2026-03-01', 7)", "addDays(new Date('2026-03-01'), 7)"))),
    unloaded('a support file leads to what is torn', 'H-broken-source-import', "import { drawn } from '../test/support/charts.js'\n" + builders, 'three bars', (say.is('drawn(severalEntries(3)).length', '3'))),
    unloaded('a module of the product is torn', 'H-syntax', from('forecast', '{ forecast }') + builders, 'next month looks like this one', (say.is('forecast(severalEntries(3)).length', '3'))),
    unloaded('the product wants a key', 'H-environment', "import { seal } from '../src/adapters/vault.js'\n", 'a sealed text is no plain text', (say.isNot("seal('secret')", "'secret'"))),
    unloaded('a brace is missing', 'H-syntax', from('accounts', '{ open }'), 'an account has an IBAN', `const { iban = open('DE89')\n${say.is('iban', "'DE89 3704'")}`),
    red('existing code breaks', 'H-source-bug', from('calendar', '{ occurrences }'), 'a rule without a pattern never occurs', (say.same("occurrences({ from: '2026-01-01' })", '[]'))),
    red('a database that is not there', 'H-environment', "import { connect } from 'node:net'\nimport { once } from 'node:events'\n", 'accounts are kept in Postgres', `const socket = connect({ host: '127.0.0.1', port: 2 })\nawait once(socket, 'connect')\n${say.holds('socket.writable')}`),
    red('a host that does not resolve', 'H-environment', '', 'rates of the European bank are there', `const answer = await fetch('https://rates.bank.invalid/daily')\n${say.is('answer.status', '200')}`),
    whole('a hook wants a fixture that is not there', 'H-hook-or-setup', files + from('statements', '{ grouped, parseCsv }'), `let rows\n${say.beforeAll}(() => {\n  rows = parseCsv(readFileSync(join('test', 'fixtures', 'statement-2025.csv'), 'utf8'))\n})\n\ntest('rows are grouped by month', () => {\n  ${say.same('Object.keys(grouped(rows))', "['2026-03']")}\n})`),
    whole('a hook before each has a slip', 'H-hook-or-setup', from('accounts', '{ open }') + builders, `${say.describe}('an account', () => {\n  let account\n  ${say.beforeEach}(() => {\n    account = open('DE89', { currency: curency })\n  })\n\n  test('sums its entries', () => {\n    account.post(anEntry())\n    ${say.is('account.balance().minor', '1000n')}\n  })\n})`),
    // Bad: they can never pass, whatever is built.
    red('a status that is a text', 'H-unconditional', "import { start } from '../src/main.js'\n", 'an account is created', `const server = await start()\nconst response = await fetch(\`http://127.0.0.1:\${server.address().port}/accounts/DE89\`, { method: 'PUT' })\nserver.close()\nserver.closeAllConnections()\n${say.is('response.status', "'201'")}`),
    red('a listener that nobody knows', 'H-unconditional', from('accounts', '{ open }') + builders, 'listeners hear of an entry', `const heard = []\nconst listener = (entry) => heard.push(entry)\nopen('DE89').post(anEntry())\n${say.is('heard.length', '1')}`),
    red('one total is asked to be two', 'H-unconditional', from('money', '{ Money, sum }'), 'amounts are added up', `const total = sum([Money.of('1.00'), Money.of('2.00')])\n${say.is('total.minor', '301n')}\n${say.is('total.minor', '300n')}`),
    red('a list that is another list', 'H-unconditional', from('calendar', '{ bankHolidays }'), 'a weekend has no holiday', `const holidays = bankHolidays(2026)\n${say.is('holidays', '[]')}`),
    red('the builder is asserted', 'H-unconditional', builders, 'an entry has a category', `const entry = anEntry({ text: 'Rent' })\n${say.is('entry.text', "'housing'")}`),
    red('the language is asserted', 'H-unconditional', from('accounts', '{ isIban }'), 'an IBAN is upper case', `isIban('de89')\n${say.is("'de89'.toUpperCase()", "'de89'")}`),
    red('lower case is asked for a capital', 'H-unconditional', from('money', '{ Money }'), 'euros are written out', `const shown = String(Money.of('1.00')).toLowerCase()\n${say.has('shown', "'Euro'")}`),
    // Bad: they do not fail.
    red('asserted only if it is there', null, from('accounts', '{ find, open }'), 'an account is found by its IBAN', `const accounts = [open('DE89')]\nconst found = find(accounts, 'DE89')\n${say.is('accounts.length', '1')}\nif (found) ${say.is('found.state', "'open'")}`),
    red('a loop over nothing', null, from('calendar', '{ bankHolidays }'), 'every holiday has a name', `const holidays = bankHolidays(2026)\n${say.holds('Array.isArray(holidays)')}\nfor (const holiday of holidays) ${say.is('typeof holiday.name', "'string'")}`),
    red('an error that is eaten', null, from('accounts', '{ open, transfer }') + from('money', '{ Money }'), 'a transfer is booked', `const done = await transfer(open('DE89'), open('FR14'), Money.of('1.00'))\n${say.is('typeof done', "'object'")}\ntry {\n  ${say.is('done.state', "'booked'")}\n} catch (error) {\n  console.warn('transfer is not booked yet', error.message)\n}`),
  ] // prettier-ignore
}
