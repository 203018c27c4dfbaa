// Failing tests of the clinic in the words that only Playwright has.
import type { Red } from '../case.ts'
import { builders, builtin, from, headed, help, serving } from './kit.ts'

const p = headed("import { expect, test } from '@playwright/test'\n")
export const playwrightReds: readonly Red[] = [
  p('visits by a request', 'R-boundary', serving, `test('are listed', async ({ request }) => {
  await serving(async (url) => {
    const answer = await request.get(url + '/visits', { params: { day: '2026-05-04' } })
    expect(answer.status()).toBe(200)
  })
})`),
  p('a patient by a request', 'R-boundary', serving, `test('is admitted', async ({ request }) => {
  await serving(async (url) => {
    const answer = await request.post(url + '/patients', { data: { name: 'Bo' } })
    expect(answer.status(), 'created').toBe(201)
    expect(await answer.json()).toMatchObject({ name: 'Bo' })
  })
})`),
  p('an answer is good', 'R-boundary', serving, `test('is good', async ({ request }) => {
  await serving(async (url) => {
    await expect(await request.get(url + '/visits')).toBeOK()
  })
})`),
  p('the running clinic by a page object', 'R-own-server-refused', '', `class ClinicApi {
  constructor(request) {
    this.request = request
  }
  async names() {
    const answer = await this.request.get(process.env.HELIX_SERVICE_URL + '/patients')
    return (await answer.json()).map(({ name }) => name)
  }
}

test.describe('patients', () => {
  let api
  test.beforeEach(({ request }) => {
    api = new ClinicApi(request)
  })
  test('are ordered', async () => {
    expect(await api.names()).toEqual(['Mia', 'Rex'])
  })
})`),
  p('steps of a visit', 'R-assertion', builders('aCalendar'), `test('a morning', async () => {
  const calendar = aCalendar()
  const visit = await test.step('book', () => calendar.book('Rex', '2026-05-04T09:00'))
  await test.step('look', () => {
    expect(calendar.of('2026-05-04')).toContainEqual(visit)
  })
})`),
  p('a register by a fixture', 'R-assertion', builders('aRegister'), `const it = test.extend({
  register: async ({}, use) => {
    await use(aRegister('Rex', 'Mia'))
  },
})

it('is ordered', ({ register }) => {
  expect(register.names()).toEqual(['Mia', 'Rex'])
})`),
  p('a size is polled', 'R-assertion', builders('aWaitingRoom'), `test('fills up', async () => {
  const room = await aWaitingRoom('Rex')
  await expect.poll(() => room.size, { timeout: 150, intervals: [20] }).toBe(1)
})`),
  p('it passes in the end', 'R-assertion', builders('aWaitingRoom'), `test('calls', async () => {
  const room = await aWaitingRoom('Rex')
  await expect(async () => {
    expect(await room.call()).toBe('Rex')
  }).toPass({ timeout: 150, intervals: [30] })
})`),
  p('soft about a patient', 'R-assertion', builders('aPatient'), `test('all of it', () => {
  expect.soft(aPatient().label()).toBe('Rex (dog)')
  expect.soft(aPatient().age(new Date('2026-05-04'))).toBe(6)
})`),
  p('a matcher of the tests', 'R-assertion', builders('aRegister'), `const check = expect.extend({
  toHold(register, ...names) {
    const pass = register.names().join() === names.join()
    return { pass, message: () => 'expected ' + names + ', received ' + register.names() }
  },
})

test('holds', () => {
  check(aRegister('Rex', 'Mia')).toHold('Mia', 'Rex')
})`),
  p('a loop of tests', 'R-assertion', from('doses', '{ dose }'), `for (const [weight, expected] of [[12, 120], [4, 40]]) {
  test('dose for ' + weight, () => {
    expect(dose('amoxil', weight)).toBe(expected)
  })
}`),
  p('a member to come', 'R-missing-export', builders('aRegister'), `test('renames', async () => {
  const register = aRegister('Rex')
  await register.rename('Rex', 'Bo')
  expect(register.names()).toEqual(['Bo'])
})`),
  p('the program by a step', 'R-assertion', help('shell', 'clinic'), `test('lists', async () => {
  const { code, stdout } = await test.step('run', () => clinic(['visits', '--day', '2026-05-04']))
  expect(code).toBe(0)
  expect(stdout).toContain('no visits')
})`),
  p('a host that is not there', 'H-environment', builders('aRegister'), `test('asks', async ({ request }) => {
  aRegister('Rex')
  const answer = await request.get('http://lab.clinic.invalid/results')
  expect(answer.ok()).toBe(true)
})`),
  p('a port where nobody is', 'H-environment', builders('aRegister'), `test('asks', async ({ request }) => {
  aRegister('Rex')
  const answer = await request.get('http://127.0.0.1:1/results', { timeout: 2000 })
  expect(answer.ok()).toBe(true)
})`),
  p('a fixture that breaks', 'H-hook-or-setup', builders('aRegister'), `const it = test.extend({
  register: async ({}, use) => {
    const register = aRegister('Rex')
    register.owner.name = 'Ada'
    await use(register)
  },
})

it('has one', ({ register }) => {
  expect(register.names()).toEqual(['Mia'])
})`),
  p('a hook of the group breaks', 'H-hook-or-setup', builders('aRegister'), `test.describe('register', () => {
  test.beforeEach(() => {
    throw new Error('cannot seed')
  })
  test('has one', () => {
    expect(aRegister('Rex').names()).toEqual(['Mia'])
  })
})`),
  p('a matcher that is none', 'H-test-bug', builders('aRegister'), `test('is ordered', () => {
  expect(aRegister('Rex').names()).toBeSorted()
})`),
  p('a matcher of pages for a text', 'H-test-bug', builders('aPatient'), `test('is visible', async () => {
  await expect(aPatient().label()).toBeVisible()
})`),
  p('a word of another runner', 'H-test-bug', builders('aCalendar'), `test('is told', () => {
  const onBooked = vi.fn()
  aCalendar().on('booked', onBooked)
  expect(onBooked).toHaveBeenCalled()
})`),
  p('it fails by a word', 'H-unconditional', builders('aRegister'), `test('merges', () => {
  aRegister('Rex')
  expect(true, 'merging is to come').toBe(false)
})`),
  p('its own context', 'H-unconditional', builders('aRegister'), `test('has a name', ({}, testInfo) => {
  aRegister('Rex')
  expect(testInfo.title).toBe('has another name')
})`),
  p('its own server', 'H-unconditional', builtin('http', '{ createServer }'), `test('answers', async ({ request }) => {
  const server = createServer((_, response) => response.writeHead(404).end()).listen(0)
  const answer = await request.get('http://127.0.0.1:' + server.address().port + '/visits')
  server.close()
  expect(answer.status()).toBe(200)
})`),
  p('more and less', 'H-unconditional', from('doses', '{ dose }'), `test('bounds', () => {
  const given = dose('amoxil', 1)
  expect(given).toBeGreaterThan(10)
  expect(given).toBeLessThan(10)
})`),
  p('it is slow', 'H-timeout', builders('aRegister'), `test('waits', async () => {
  test.setTimeout(300)
  aRegister('Rex')
  await new Promise((resolve) => setTimeout(resolve, 1500))
})`),
  p('it skips itself', null, builders('aRegister'), `test('merges', () => {
  test.skip(aRegister('Rex').size < 2, 'not yet')
  expect(aRegister('Rex').size).toBe(2)
})`),
  p('it is to fail', null, builders('aRegister'), `test('renames', () => {
  test.fail()
  expect(aRegister('Rex').names()).toEqual(['Mia'])
})`),
] // prettier-ignore
