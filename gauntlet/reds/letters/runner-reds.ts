// Failing tests of an engine of templates that only one runner of JavaScript can have.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'

type Made = (why: string, right: RedClassName | null, imports: string, text: string, more?: Partial<Red>) => Red

const engine = (module: string, names: string) => `import ${names} from '../src/engine/${module}.js'\n`
const mailer = "import { Mailer } from '../src/mail/mailer.js'\n"
const builders = "import { aLetter } from '../test/support/builders.js'\n"
const fc = "import fc from 'fast-check'\n"
const property = { needs: ['fast-check'] }

const headed = (head: string): Made => (why, right, imports, text, more = {}) => ({
  why, right, text: `${head}${imports}\n${text}\n`, ...more,
}) // prettier-ignore

const v = headed("import { beforeEach, describe, expect, it, onTestFinished, test, vi } from 'vitest'\n")
const vitest: readonly Red[] = [
  v(
    'a table names its rows',
    'R-assertion',
    engine('escape', '{ escapeHtml }'),
    `describe('escapeHtml', () => {
  it.each\`
    raw       | escaped
    \${'<b>'}  | \${'&lt;b&gt;'}
    \${'a & b'} | \${'a &amp; b'}
    \${'"'}    | \${'&quot;'}
  \`('writes $raw as $escaped', ({ raw, escaped }) => {
    expect(escapeHtml(raw)).toBe(escaped)
  })
})`,
  ),
  v(
    'a spy is handed to the mailer',
    'R-assertion',
    mailer + builders,
    `const send = vi.fn(async () => ({ accepted: [] }))

beforeEach(() => {
  send.mockClear()
})

it('sends each letter once', async () => {
  await new Mailer({ send }).deliverAll([aLetter(), aLetter({ to: 'bob@example.org' })])
  expect(send).toHaveBeenCalledTimes(2)
  expect(send.mock.calls[1][0]).toMatchObject({ to: 'bob@example.org' })
})`,
  ),
  v(
    'a matcher of its own compares positions',
    'R-assertion',
    engine('position', '{ Position }'),
    `expect.extend({
  toPrecede(one, other) {
    return { pass: one.isBefore(other), message: () => \`\${one} does not lie before \${other}\` }
  },
})

test('positions are ordered', () => {
  expect(new Position(1, 9)).toPrecede(new Position(2, 1))
})`,
  ),
  v(
    'a letter waits for its hour',
    'R-missing-export',
    mailer + builders,
    `it('is sent when its hour has come', async () => {
  vi.useFakeTimers({ now: new Date('2026-04-01T08:00:00Z') })
  onTestFinished(() => void vi.useRealTimers())
  const send = vi.fn()
  new Mailer({ send }).schedule(aLetter(), new Date('2026-04-01T09:00:00Z'))
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(send).toHaveBeenCalledOnce()
})`,
  ),
  v(
    'what is escaped comes back',
    'R-assertion',
    fc + engine('escape', '{ escapeHtml, unescapeHtml }'),
    `test('escaping leaves no bracket and loses nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', 'a') }), (text) => {
      expect(escapeHtml(text)).not.toContain('<')
      expect(unescapeHtml(escapeHtml(text))).toBe(text)
    }),
  )
})`,
    property,
  ),
  v(
    'nobody ever refreshes',
    'H-timeout',
    engine('loader', '{ Loader }'),
    `it('is told of a change', { timeout: 300 }, async () => {
  const loader = new Loader(async () => 'Hello')
  const name = await new Promise((resolve) => loader.on('changed', resolve))
  expect(name).toBe('welcome')
})`,
  ),
  v(
    'the engine is a mock',
    'H-unconditional',
    engine('render', '{ render }'),
    `vi.mock('../src/engine/render.js', () => ({ render: vi.fn(() => 'Hello') }))

it('greets by name', () => {
  expect(render('Hello {{ name }}', { name: 'Ada' })).toBe('Hello Ada')
})`,
  ),
  v(
    'a spy that nobody was given',
    'H-unconditional',
    mailer + builders,
    `it('logs what it sends', async () => {
  const log = vi.fn()
  await new Mailer({ send: async () => {} }).deliver(aLetter())
  expect(vi.fn()).toHaveBeenCalled()
  expect(log).toHaveBeenCalled()
})`,
  ),
  v(
    'it is expected to fail',
    null,
    engine('filters', '{ upper }'),
    `it.fails('shouts', () => {
  expect(upper('hey')).toBe('HEY')
})`,
  ),
  v(
    'what is yet to be written',
    null,
    engine('filters', '{ upper }'),
    `describe('upper', () => {
  it.todo('shouts')
  it.skip('shouts in Turkish', () => {
    expect(upper('i', 'tr')).toBe('İ')
  })
})`,
  ),
]

const j = headed("import { beforeAll, afterAll, describe, expect, it, jest, test } from '@jest/globals'\n")
const jestReds: readonly Red[] = [
  j(
    'money of several countries',
    'R-assertion',
    engine('filters', '{ money }'),
    `describe('money', () => {
  it.each([
    [1250, 'EUR', '€12.50'],
    [99, 'USD', '$0.99'],
    [0, 'GBP', '£0.00'],
  ])('%i %s is %s', (cents, currency, shown) => {
    expect(money(cents, currency)).toEqual(shown)
  })
})`,
  ),
  j(
    'a function of jest is handed over',
    'R-assertion',
    mailer + builders,
    `it('tells the network of the letter', async () => {
  const send = jest.fn().mockResolvedValue({ accepted: ['ada@example.org'] })
  const mailer = new Mailer({ send })

  await mailer.deliver(aLetter())

  expect(send).toHaveBeenCalledWith(expect.objectContaining({ to: 'ada@example.org' }))
})`,
  ),
  j(
    'it plans its assertions',
    'R-assertion',
    engine('template', '{ Template }'),
    `test('variables of a letter', () => {
  expect.assertions(1)
  expect(Template.parse('{{ from }} to {{ to }}').variables).toStrictEqual(['from', 'to'])
})`,
  ),
  j(
    'a server under supertest',
    'R-boundary',
    "import request from 'supertest'\nimport { listen } from '../src/http/server.js'\n",
    `describe('PUT /templates/:name', () => {
  let app
  beforeAll(async () => {
    app = await listen()
  })
  afterAll(() => app.close())

  it('stores a template', async () => {
    const response = await request(app).put('/templates/invoice').send({ text: 'Pay {{ sum }}' })
    expect(response.status).toBe(204)
  })
})`,
    { needs: ['supertest'] },
  ),
  j(
    'plurals of any count',
    'R-assertion',
    fc + engine('filters', '{ plural }'),
    `test('only one is one', () => {
  fc.assert(fc.property(fc.nat(), (count) => plural(count, 'letter', 'letters') === (count === 1 ? 'letter' : 'letters')))
})`,
    property,
  ),
  j(
    'a callback is never called',
    'H-timeout',
    engine('loader', '{ Loader }'),
    `it('tells of a change', (done) => {
  new Loader(async () => 'Hello').on('changed', (name) => {
    expect(name).toBe('welcome')
    done()
  })
}, 300)`,
  ),
  j(
    'two servers want one port',
    'H-environment',
    "import { listen } from '../src/http/server.js'\n",
    `it('lists no template', async () => {
  const first = await listen()
  try {
    const second = await listen(first.address().port)
    const answer = await fetch(\`http://127.0.0.1:\${second.address().port}/templates\`)
    expect(await answer.json()).toEqual([])
  } finally {
    first.close()
  }
})`,
  ),
  j(
    'a mock answers to itself',
    'H-unconditional',
    engine('render', '{ render }'),
    `it('renders for the preview', () => {
  const preview = jest.fn((text) => text)
  preview('Hello {{ name }}')
  expect(preview).toHaveReturnedWith('Hello Ada')
})`,
  ),
  j(
    'a matcher that is none',
    'H-test-bug',
    engine('filters', '{ upper }'),
    `it('shouts', () => {
  expect(upper('hey')).toBeEqual('HEY')
})`,
  ),
  j(
    'all of it is skipped',
    null,
    engine('filters', '{ upper }'),
    `describe.skip('upper', () => {
  it('shouts', () => {
    expect(upper('hey')).toBe('HEY')
  })
})`,
  ),
]

const n = headed(
  "import assert from 'node:assert/strict'\nimport { before, describe, it, mock, suite, test } from 'node:test'\n",
)
const node: readonly Red[] = [
  n(
    'a mock of the runner is handed over',
    'R-assertion',
    mailer + builders,
    `test('logs what it sends', async (t) => {
  const log = t.mock.fn()
  await new Mailer({ send: async () => {}, log }).deliver(aLetter())
  assert.equal(log.mock.callCount(), 1)
  assert.deepEqual(log.mock.calls[0].arguments, ['sent to ada@example.org'])
})`,
  ),
  n(
    'parts of one test',
    'R-assertion',
    engine('filters', '{ plural }'),
    `test('plural', async (t) => {
  await t.test('none', () => assert.equal(plural(0, 'day', 'days'), 'days'))
  await t.test('many', () => assert.equal(plural(7, 'day', 'days'), 'days'))
})`,
  ),
  n(
    'an error is checked by its parts',
    'R-assertion',
    engine('template', '{ Template }'),
    `suite('unknown filters', () => {
  it('are refused with their place', () => {
    assert.throws(() => Template.parse('{{ name | shout }}'), { name: 'TemplateError', message: 'Unknown filter: shout', column: 10 })
  })
})`,
  ),
  n(
    'the missing texts of a locale',
    'R-assertion',
    engine('catalog', '{ Catalog }'),
    `describe('Catalog', () => {
  it('tells what French lacks', () => {
    const catalog = new Catalog().add('en', 'hi', 'Hello').add('en', 'bye', 'Bye').add('fr', 'hi', 'Salut')
    assert.deepStrictEqual(catalog.missing('fr', 'en'), ['bye'], 'French lacks one text')
  })
})`,
  ),
  n(
    'a folder is watched',
    'R-not-implemented',
    engine('loader', '{ Loader }'),
    `it('watches until it is told to stop', async () => {
  const stop = await new Loader(async () => '').watch('templates')
  assert.equal(typeof stop, 'function')
  stop()
})`,
  ),
  n(
    'nothing ever settles',
    'H-timeout',
    engine('loader', '{ Loader }'),
    `test('is told of a change', { timeout: 300 }, async () => {
  const loader = new Loader(async () => 'Hello')
  const awake = setTimeout(() => {}, 900)
  const name = await new Promise((resolve) => loader.on('changed', resolve))
  clearTimeout(awake)
  assert.equal(name, 'welcome')
})`,
  ),
  n(
    'it fails by its own word',
    'H-unconditional',
    engine('escape', '{ escapeHtml }'),
    `test('escapes brackets', () => {
  escapeHtml('<b>')
  assert.fail('not written yet')
})`,
  ),
  n(
    'the mock stands for the engine',
    'H-unconditional',
    '',
    `test('renders for the preview', () => {
  const engine = { render: mock.fn(() => 'Hello') }
  assert.equal(engine.render('Hello {{ name }}', { name: 'Ada' }), 'Hello Ada')
})`,
  ),
  n(
    'the account is configured nowhere',
    'H-environment',
    '',
    `test('tells the account', async () => {
  const { account } = await import('../src/mail/account.js')
  assert.equal(account(), 'postmaster')
})`,
  ),
  n(
    'it is to do',
    null,
    engine('filters', '{ upper }'),
    `test('shouts', { todo: 'after the release' }, () => {
  assert.equal(upper('hey'), 'HEY')
})`,
  ),
]

const p = headed("import { expect, test } from '@playwright/test'\n")
const playwright: readonly Red[] = [
  p(
    'a fixture serves the pages',
    'R-boundary',
    "import { listen } from '../src/http/server.js'\n",
    `const it = test.extend({
  baseURL: async ({}, use) => {
    const server = await listen()
    await use('http://127.0.0.1:' + server.address().port)
    server.close()
  },
})

it('history of a template is shown', async ({ request }) => {
  const answer = await request.get('/templates/welcome/history')
  expect(answer.status()).toBe(200)
})`,
  ),
  p(
    'what a template says over the wire',
    'R-assertion',
    "import { listen } from '../src/http/server.js'\n",
    `let server
test.beforeAll(async () => {
  server = await listen()
})
test.afterAll(() => server.close())

test('a template tells its variables', async ({ request }) => {
  const answer = await request.get(\`http://127.0.0.1:\${server.address().port}/templates/welcome\`)
  expect(answer.ok()).toBeTruthy()
  expect(await answer.json()).toEqual({ name: 'welcome', text: 'Hello {{ name }}', variables: ['name'] })
})`,
  ),
  p(
    'several soft wishes',
    'R-assertion',
    engine('filters', '{ money, upper }'),
    `test('filters of an invoice', () => {
  expect.soft(upper('invoice')).toBe('INVOICE')
  expect.soft(money(1250, 'EUR')).toBe('€12.50')
})`,
  ),
  p(
    'steps of a letter',
    'R-assertion',
    mailer + builders,
    `test('a letter is sent', async () => {
  const sent = []
  const mailer = new Mailer({ send: async (letter) => void sent.push(letter.to) })
  await test.step('deliver', () => mailer.deliver(aLetter()))
  await test.step('look into the outbox', () => {
    expect(sent, 'addresses that got a letter').toEqual(['ada@example.org'])
  })
})`,
  ),
  p(
    'a poll with a bound of its own',
    'R-assertion',
    mailer + builders,
    `test('a letter goes out soon', async () => {
  let sent = 0
  await new Mailer({ send: async () => { sent += 1 } }).deliver(aLetter())
  await expect.poll(() => sent, { timeout: 300 }).toBe(1)
})`,
  ),
  p(
    'it waits for ever',
    'H-timeout',
    engine('loader', '{ Loader }'),
    `test('is told of a change', async () => {
  test.setTimeout(300)
  const loader = new Loader(async () => 'Hello')
  expect(await new Promise((resolve) => loader.on('changed', resolve))).toBe('welcome')
})`,
  ),
  p(
    'a fixture that breaks',
    'H-hook-or-setup',
    engine('template', '{ Template }'),
    `const it = test.extend({
  template: async ({}, use) => {
    const { text } = undefined
    await use(Template.parse(text))
  },
})

it('renders', ({ template }) => {
  expect(template.render({ name: 'Ada' })).toBe('Hello Ada')
})`,
  ),
  p(
    'an address of nobody',
    'H-environment',
    '',
    `test('templates are listed', async ({ request }) => {
  const answer = await request.get('http://letters.invalid/templates')
  expect(answer.status()).toBe(200)
})`,
  ),
  p(
    'the truth is false',
    'H-unconditional',
    engine('template', '{ Template }'),
    `test('a template has loops', () => {
  expect(Template).toBeDefined()
  expect(false).toBeTruthy()
})`,
  ),
  p(
    'it is to be mended later',
    null,
    engine('filters', '{ upper }'),
    `test.fixme('shouts', () => {
  expect(upper('hey')).toBe('HEY')
})`,
  ),
]

export const runnerReds: Readonly<Record<Script, readonly Red[]>> = { vitest, jest: jestReds, node, playwright }
