// Failing tests of an engine of templates: as people and models write them before the work, and their slips.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import { type Script, phrases } from '../phrases.ts'

const engine = (module: string, names: string) => `import ${names} from '../src/engine/${module}.js'\n`
const mailer = "import { Mailer } from '../src/mail/mailer.js'\n"
const builders = "import { LetterBuilder, aLetter } from '../test/support/builders.js'\n"
const outbox = "import { Outbox } from '../test/support/outbox.js'\n"
const server = "import { post, withServer } from '../test/support/server.js'\n"
const cli = "import { letters } from '../test/support/cli.js'\n"
const files = "import { readFile } from 'node:fs/promises'\n"

const indented = (lines: string) => lines.split('\n').map((line) => (line === '' ? line : `  ${line}`)).join('\n') // prettier-ignore

/** All of them for a runner. */
export function scriptReds(runner: Script): Red[] {
  const say = phrases[runner]
  const whole = (why: string, right: RedClassName | null, imports: string, text: string, more: Partial<Red> = {}) => ({
    why, right, text: `${say.head}${imports}\n${text}\n`, ...more,
  }) // prettier-ignore
  const red = (why: string, right: RedClassName | null, imports: string, lines: string, more: Partial<Red> = {}) =>
    whole(why, right, imports, `test(${JSON.stringify(why)}, async () => {\n${indented(lines)}\n})`, more)

  return [
    // Honest: the product answers otherwise.
    red(
      'a variable is replaced',
      'R-assertion',
      engine('render', '{ render }'),
      say.is("render('Hello {{ name }}!', { name: 'Ada' })", "'Hello Ada!'"),
    ),
    whole(
      'truncation keeps its bound',
      'R-assertion',
      engine('filters', '{ truncate }'),
      `const cases = [
  { text: 'a long sentence', length: 6, shown: 'a lon…' },
  { text: 'four', length: 2, shown: 'f…' },
  { text: 'seven chars', length: 5, shown: 'seve…' },
]
for (const { text, length, shown } of cases)
  test(\`\${text} within \${length}\`, () => {
    ${say.is('truncate(text, length)', 'shown')}
  })`,
    ),
    red(
      'a file is rendered as expected',
      'R-assertion',
      files + engine('render', '{ renderFile }'),
      `const fixture = (name) => readFile(new URL('../test/fixtures/' + name, import.meta.url), 'utf8')
const text = await renderFile(fixture, 'welcome.txt', { name: 'Ada', place: 'London' })
${say.is('text', "await fixture('welcome.expected.txt')")}`,
    ),
    red(
      'an unclosed tag is refused',
      'R-assertion',
      engine('template', '{ Template }') + engine('errors', '{ TemplateError }'),
      say.throws("Template.parse('Hello {{ name')", 'TemplateError'),
    ),
    red(
      'an error tells its line',
      'R-assertion',
      engine('template', '{ Template }'),
      `let caught
try {
  Template.parse('one\\ntwo {{ }}')
} catch (error) {
  caught = error
}
${say.same('{ name: caught?.name, line: caught?.line, column: caught?.column }', "{ name: 'TemplateError', line: 2, column: 5 }")}`,
    ),
    red(
      'a template that is nowhere is refused',
      'R-assertion',
      engine('loader', '{ Loader }'),
      `const loader = new Loader(async () => undefined)
${say.rejects("loader.load('nowhere')", '/no template.*nowhere/i')}`,
    ),
    red(
      'a position moves over lines',
      'R-assertion',
      engine('position', '{ Position }'),
      say.same("new Position(1, 4).after('ab\\nc')", 'new Position(2, 2)'),
    ),
    whole(
      'templates are compared by value',
      'R-assertion',
      engine('template', '{ Template }'),
      `${say.describe}('Template', () => {
  ${say.describe}('equals', () => {
    let one
    ${say.beforeEach}(() => {
      one = Template.parse('Dear {{ name }}')
    })

    test('is true for the same text', () => {
      ${say.is("one.equals(Template.parse('Dear {{ name }}'))", 'true')}
    })
  })

  ${say.describe}('variables', () => {
    test('are told once, in order', () => {
      ${say.same("Template.parse('{{ b }} {{ a }} {{ b }}').variables", "['b', 'a']")}
    })
  })
})`,
    ),
    red(
      'a stream comes in pieces',
      'R-assertion',
      engine('template', '{ Template }'),
      `const pieces = []
for await (const piece of Template.parse('Hi {{ name }}, bye').stream({ name: 'Ada' })) pieces.push(piece)
${say.same('pieces', "['Hi ', 'Ada', ', bye']")}`,
    ),
    red(
      'a refreshed template is announced',
      'R-assertion',
      engine('loader', '{ Loader }'),
      `const told = []
const loader = new Loader(async () => 'Hello')
loader.on('refreshed', (name) => told.push(name))
await loader.load('welcome')
loader.refresh('welcome')
${say.same('told', "['welcome']")}`,
    ),
    red(
      'the announcement comes within a moment',
      'R-assertion',
      engine('loader', '{ Loader }') +
        "import { once } from 'node:events'\nimport { setTimeout as delay } from 'node:timers/promises'\n",
      `const loader = new Loader(async () => 'Hello')
const first = Promise.race([once(loader, 'loaded').then(([name]) => name), delay(200, 'nothing came')])
await loader.load('welcome')
${say.is('await first', "'welcome'")}`,
    ),
    red(
      'a day is written in German',
      'R-assertion',
      engine('filters', '{ date }'),
      `const day = new Date(Date.UTC(2026, 2, 1))
${say.is("date(day, 'de')", "'1. März 2026'")}
${say.is("date(day, 'en-GB')", "'1 March 2026'")}`,
    ),
    red(
      'a letter goes out',
      'R-assertion',
      mailer + builders + outbox,
      `const outbox = new Outbox()
const mailer = new Mailer({ send: outbox.send })
const receipt = await mailer.deliver(new LetterBuilder().to('bob@example.org').about('Rent').build())
${say.is('outbox.sent.length', '1')}
${say.is('receipt.status', "'sent'")}`,
    ),
    red(
      'an outage of the network leaves the letter in the queue',
      'R-assertion',
      mailer + builders,
      `const logged = []
const send = async () => {
  throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:25'), { code: 'ECONNREFUSED' })
}
const mailer = new Mailer({ send, log: (line) => logged.push(line) })
await mailer.deliver(aLetter())
${say.same('logged', "['ada@example.org: the server refused the connection']")}`,
    ),
    red(
      'the program renders a file',
      'R-assertion',
      cli,
      `const { status, stdout, stderr } = letters('render', 'test/fixtures/welcome.txt', '--set', 'name=Ada', '--set', 'place=London')
${say.is('stderr', "''")}
${say.is('status', '0')}
${say.is('stdout', "'Hello Ada,\\nwelcome to London.\\n'")}`,
    ),
    red(
      'the program checks templates',
      'R-assertion',
      cli,
      `const result = letters('check', 'test/fixtures')
${say.is('result.status', '0')}
${say.matches('result.stdout', '/1 template, no problem/')}`,
    ),
    // Honest: it is not there yet.
    red(
      'a parser makes a tree',
      'R-missing-module',
      engine('parser', '{ parse }'),
      say.same("parse('a{{ b }}')", "[{ kind: 'text', text: 'a' }, { kind: 'variable', name: 'b' }]"),
    ),
    red(
      'a linter is loaded on demand',
      'R-missing-module',
      '',
      `const { lint } = await import('../src/engine/lint.js')
${say.same("lint('{{ a | nofilter }}')", "['unknown filter: nofilter']")}`,
    ),
    red(
      'a strict rendering misses nothing',
      'R-missing-export',
      engine('render', '{ renderStrict }'),
      say.is("renderStrict('{{ name }}', { name: 'Ada' })", "'Ada'"),
    ),
    red(
      'titles have capitals',
      'R-missing-export',
      engine('filters', '* as filters'),
      say.is("filters.titleCase('the old man')", "'The Old Man'"),
      { loading: false },
    ),
    red(
      'a template includes partials',
      'R-missing-export',
      engine('template', '{ Template }'),
      `const template = Template.parse('{{> footer }}').withPartials({ footer: 'Yours' })
${say.is('template.render()', "'Yours'")}`,
      { loading: false },
    ),
    red(
      'a template is compiled',
      'R-not-implemented',
      engine('template', '{ Template }'),
      `const fill = Template.parse('{{ a }}-{{ b }}').compile()
${say.is('fill({ a: 1, b: 2 })', "'1-2'")}`,
    ),
    red(
      'a preview is made',
      'R-boundary',
      server,
      `const { status, body } = await post('/previews', { text: 'Hi {{ name }}', values: { name: 'Ada' } })
${say.is('status', '201')}
${say.same('body', "{ text: 'Hi Ada' }")}`,
    ),
    red(
      'a template is removed',
      'R-boundary',
      server,
      `await withServer(async (url) => {
  const answer = await fetch(url + '/templates/welcome', { method: 'DELETE' })
  ${say.is('answer.status', '204')}
})`,
    ),
    red(
      'templates are listed',
      'R-assertion',
      server,
      `const body = await withServer(async (url) => (await fetch(url + '/templates')).json())
${say.same('body', "{ templates: [{ name: 'welcome', variables: ['name'] }] }")}`,
    ),
    // Slips.
    red(
      'a bracket is missing',
      'H-syntax',
      engine('render', '{ render }'),
      `const values = { name: 'Ada'
${say.is("render('{{ name }}', values)", "'Ada'")}`,
    ),
    red(
      'a mock of the network is not installed',
      'H-missing-package',
      "import nock from 'nock-of-letters'\n" + engine('render', '{ render }'),
      `nock('http://templates.example').get('/welcome').reply(200, 'Hello')
${say.is("render('{{ name }}', { name: 'Ada' })", "'Ada'")}`,
    ),
    red(
      'the path of a helper is misspelt',
      'H-missing-helper',
      "import { aLetter } from '../test/suport/builders.js'\n" + mailer,
      `const mailer = new Mailer({ send: async () => {} })
${say.is('(await mailer.deliver(aLetter())).status', "'sent'")}`,
      { loading: true },
    ),
    red(
      'a name of a helper is misspelt',
      'H-test-bug',
      "import { aLeter } from '../test/support/builders.js'\n" + mailer,
      `const mailer = new Mailer({ send: async () => {} })
${say.is('(await mailer.deliver(aLeter())).status', "'sent'")}`,
      { loading: true },
    ),
    whole(
      'a hook reads a fixture that is not there',
      'H-hook-or-setup',
      files + engine('render', '{ render }'),
      `let text
${say.beforeAll}(async () => {
  text = await readFile(new URL('../test/fixtures/goodbye.txt', import.meta.url), 'utf8')
})

test('a farewell names the person', () => {
  ${say.is("render(text, { name: 'Ada' })", "'Goodbye Ada'")}
})`,
    ),
    red(
      'a variable was renamed halfway',
      'H-test-bug',
      engine('render', '{ render }'),
      `const person = { name: 'Ada' }
${say.is("render('{{ name }}', persona)", "'Ada'")}`,
    ),
    red(
      'a row of its own is not found',
      'H-test-bug',
      engine('filters', '{ plural }'),
      `const rows = [{ count: 1, shown: 'day' }, { count: 2, shown: 'days' }]
const { shown } = rows.find(({ count }) => count === 3)
${say.is("plural(3, 'day', 'days')", 'shown')}`,
    ),
    red(
      'another service is down',
      'H-environment',
      engine('render', '{ render }'),
      `const values = await (await fetch('http://127.0.0.1:2/people/1')).json()
${say.is("render('{{ name }}', values)", "'Ada'")}`,
    ),
    red(
      'a variable of the environment is wanted',
      'H-environment',
      mailer + builders,
      `const url = process.env.LETTERS_TEST_INBOX
if (!url) throw new Error('LETTERS_TEST_INBOX is not set')
const mailer = new Mailer({ send: (letter) => fetch(url, { method: 'POST', body: letter.text }) })
${say.is('(await mailer.deliver(aLetter())).status', "'sent'")}`,
    ),
    red(
      'the arithmetic is its own',
      'H-unconditional',
      engine('filters', '{ money }'),
      `const shown = money(1250)
const cents = 1250
${say.is("(cents / 100).toFixed(1) + ' €'", "'12.50 €'")}`,
    ),
    red(
      'it compares what it built',
      'H-unconditional',
      builders,
      `const letter = aLetter({ text: 'Hello {{ name }}' })
${say.is('letter.text', "'Hello Ada'")}`,
    ),
    red(
      'a reminder throws',
      'H-unconditional',
      engine('template', '{ Template }'),
      `Template.parse('{{#each people}}{{ name }}{{/each}}')
throw new Error('TODO: loops are not implemented yet')`,
    ),
    red(
      'a failure is swallowed',
      null,
      engine('escape', '{ escapeHtml }'),
      `try {
  ${say.is("escapeHtml('<b>')", "'&lt;b&gt;'")}
} catch (error) {
  console.warn(error.message)
}`,
    ),
    red(
      'the archive imports what is gone',
      'H-broken-source-import',
      "import { archive } from '../src/mail/archive.js'\n" + builders,
      say.matches('archive(aLetter())', '/^MIME-Version: 1.0/'),
    ),
    red(
      'the bounces cannot be parsed',
      'H-syntax',
      "import { rate } from '../src/mail/bounces.js'\n" + builders,
      say.is("rate([aLetter({ status: 'bounced' }), aLetter()])", '0.5'),
    ),
    red(
      'a catalog knows no such locale',
      'H-source-bug',
      engine('catalog', '{ Catalog }'),
      `const catalog = new Catalog().add('en', 'hello', 'Hello')
${say.is("catalog.translate('fr', 'hello')", "'Hello'")}`,
    ),
  ]
}
