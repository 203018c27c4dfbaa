import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PlaywrightCommand } from '@helix/core'
import { afterEach, describe, expect, it } from 'vitest'
import { readHelixJson } from '../readers/helix-json.ts'
import { isFinding } from '../readers/reader.ts'
import { measureCommand } from './measure-command.ts'
import { preparePlaywright } from './playwright.ts'
import { aPolicyWith, aProject, hearReports } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const command: PlaywrightCommand = {
  kind: 'playwright',
  name: 'e2e',
  files: ['e2e/**/*.ts'],
  quick: false,
  within: 9000,
}

/** A folder whose Playwright says what it was started with and ends. */
async function aFolder(files: Record<string, string>): Promise<string> {
  const folder = await aProject({
    ...files,
    'node_modules/@playwright/test/package.json': '{"name": "@playwright/test", "version": "1.65.1"}',
    'node_modules/@playwright/test/cli.js': "console.log(require('fs').readdirSync('e2e').join(' '))",
  })
  folders.push(folder)
  return folder
}

async function prepared(files: Record<string, string>) {
  const folder = await aFolder(files)
  const scratch = join(folder, 'scratch')
  await mkdir(scratch)
  const { argv } = await preparePlaywright(
    { command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 1 },
    scratch,
    'run',
  )
  const said = await hearReports(scratch)
  const made: { default: new () => Reporter } = await import(pathToFileURL(join(scratch, 'reporter.mjs')).href)
  return { folder, said, argv, Reporter: made.default }
}

interface Reporter {
  onBegin: (config: null, suite: object) => void
  onError: (error: { message: string }) => void
  onEnd: (result: { status: string }) => { status: string }
}

describe("Helix's own tests", () => {
  it('stand beside most of the tests, under a name that ends as theirs do', async () => {
    const files = { 'e2e/a.setup.ts': '', 'e2e/cart/b.spec.ts': '', 'e2e/z.spec.ts': '' }
    const { folder, argv } = await prepared(files)
    const [own] = (await readdir(join(folder, 'e2e/cart'))).filter((name) => name !== 'b.spec.ts')
    expect(own).toMatch(/^[\da-f-]{36}\.spec\.ts$/)
    expect(argv.at(-1)).toBe(`^${join(folder, 'e2e/cart', own ?? '').replaceAll('.', String.raw`\.`)}$`)
  })

  it('are there while the tests run, and gone afterwards', async () => {
    const folder = await aFolder({ 'e2e/a.spec.ts': '' })
    const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 1 })
    expect(raw.output.trim().split(' ')).toHaveLength(2)
    expect(await readdir(join(folder, 'e2e'))).toEqual(['a.spec.ts'])
  })

  it('are none where there are no tests', async () => {
    const { folder, argv } = await prepared({ 'e2e/readme.md': '' })
    expect(argv.slice(2).filter((part) => !part.startsWith('--'))).toEqual([
      'test',
      String.raw`^${folder}/e2e/\*\*/\*\.ts$`,
    ])
  })
})

const step = (category: string, error?: object, steps: object[] = []) => ({ category, error, steps })
const aTest = (file: string, title: string, status: string, steps: object[] = []) => ({
  title, expectedStatus: 'passed', titlePath: () => ['', 'chromium', 'a.spec.ts', title], location: { file },
  parent: { type: 'file', location: { file } },
  results: [{ status, duration: 1, errors: status === 'failed' ? [{ message: 'Error: no' }] : [], steps }],
}) // prettier-ignore

/** What is told of the project's tests and of Helix's, which end as said. */
async function reported(tests: (file: string) => object[], endings: Record<string, string[]>) {
  const { folder, said, Reporter } = await prepared({ 'e2e/a.spec.ts': '' })
  const own = (await readdir(join(folder, 'e2e'))).find((name) => name !== 'a.spec.ts') ?? ''
  const text = await readFile(join(folder, 'e2e', own), 'utf8')
  const [passing = '', failing = ''] = [...text.matchAll(/test\('([^']+)'/g)].map(([, name]) => name ?? '')
  const planted = [
    ...(endings['passing'] ?? []).map((status) => aTest(join(folder, 'e2e', own), passing, status)),
    ...(endings['failing'] ?? []).map((status) => aTest(join(folder, 'e2e', own), failing, status)),
  ]
  const reporter = new Reporter()
  reporter.onBegin(null, { allTests: () => [...tests(join(folder, 'e2e/a.spec.ts')), ...planted] })
  const { status } = reporter.onEnd({ status: 'failed' })
  const reading = readHelixJson(await readFile(said), folder)
  if (isFinding(reading)) throw new Error(reading.message)
  return { ...reading, status }
}

describe("what Helix's reporter says of Playwright", () => {
  const honest = { passing: ['passed', 'passed'], failing: ['failed', 'failed'] }

  it('leaves its own tests out of how the run ends', async () => {
    const told = await reported((file) => [aTest(file, 'pays', 'passed')], honest)
    expect(told).toMatchObject({
      status: 'passed',
      canary: { passing: 'passed', failing: 'failed' },
      tests: [{ id: 'e2e/a.spec.ts > pays', state: 'passed' }],
    })
  })

  it('keeps the failure of a test of the project', async () => {
    expect(await reported((file) => [aTest(file, 'pays', 'failed')], honest)).toMatchObject({ status: 'failed' })
  })

  it('names suites without a title as sources do', async () => {
    const told = await reported((file) => {
      const test = aTest(file, 'pays', 'passed')
      return [{ ...test, titlePath: () => ['', 'chromium', 'a.spec.ts', '', 'pays'] }]
    }, honest)
    expect(told.tests).toMatchObject([{ id: 'e2e/a.spec.ts > <anonymous> > pays' }])
  })

  it('tells where what must fail passes in one of several projects', async () => {
    const told = await reported((file) => [aTest(file, 'pays', 'passed')], { ...honest, failing: ['failed', 'passed'] })
    expect(told.canary).toMatchObject({ passing: 'passed', failing: 'passed' })
  })

  it.each([
    ["Error: Cannot find module '/x/orders.js' imported from FOLDER/e2e/a.spec.ts", 'e2e/a.spec.ts'],
    ["SyntaxError: The requested module '../src/cart.js' does not provide an export named 'order'", 'e2e/a.spec.ts'],
    ['Error: the config is broken', null],
  ])('lays an error at the file that could not be loaded: %s', async (message, file) => {
    const { folder, said, Reporter } = await prepared({ 'e2e/a.spec.ts': "import { order } from '../src/cart.js'" })
    const reporter = new Reporter()
    reporter.onError({ message: message.replace('FOLDER', folder) })
    reporter.onError({ message: 'Error: No tests found.' })
    reporter.onEnd({ status: 'failed' })
    const reading = readHelixJson(await readFile(said), folder)
    if (isFinding(reading)) throw new Error(reading.message)
    expect(reading.tests?.map(({ id }) => id)).toEqual(file === null ? [] : [file])
    expect(reading.unhandled).toHaveLength(file === null ? 2 : 0)
  })

  it('tells of an error in a page what it is there', async () => {
    const messages = [
      'Error: page.evaluate: ReferenceError: a is not defined',
      'TimeoutError: page.click: Timeout 3ms exceeded.',
      'Error: page.goto: net::ERR_FAILED',
    ]
    const told = await reported(
      (file) =>
        messages.map((message) => {
          const test = aTest(file, message, 'failed')
          return { ...test, results: test.results.map((result) => ({ ...result, errors: [{ message }] })) }
        }),
      honest,
    )
    expect(told.tests?.map(({ failure }) => [failure?.name, failure?.message])).toEqual([
      ['ReferenceError', 'a is not defined'],
      ['TimeoutError', 'page.click: Timeout 3ms exceeded.'],
      ['Error', 'page.goto: net::ERR_FAILED'],
    ])
  })

  it('counts assertions that held, also those inside of steps', async () => {
    const steps = [
      step('test.step', undefined, [step('expect'), step('expect', { message: 'no' })]),
      step('expect'),
      step('hook'),
    ]
    const told = await reported((file) => [aTest(file, 'pays', 'passed', steps)], honest)
    expect(told.tests).toMatchObject([{ assertions: 2 }])
  })
})
