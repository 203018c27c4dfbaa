import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { JestCommand, Policy } from '@helix/core'
import { afterEach, describe, expect, it } from 'vitest'
import { readHelixJson } from '../readers/helix-json.ts'
import { isFinding } from '../readers/reader.ts'
import { prepareJest } from './jest.ts'
import { aPolicyWith, aProject, hearReports } from './testing/project.ts'

/** Put together, for Vitest looks for it in this file as well. */
const mark = ['@jest', 'environment'].join('-')

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const installed = (name: string) => ({
  [`node_modules/${name}/package.json`]: `{"name": "${name}", "version": "30.5.2"}`,
})

/** What Jest would be started with, in a folder with a Jest of three packages that only reads its config. */
async function prepared(files: Record<string, string>, config: object = {}, policy: Partial<Policy> = {}) {
  const folder = await aProject({
    ...files,
    ...installed('jest'),
    ...installed('jest-cli'),
    ...installed('jest-config'),
    'node_modules/jest-config/build/index.js': `exports.readInitialOptions = async () => ({ config: ${JSON.stringify(config)} })`,
    'node_modules/jest-config/package.json': '{"name": "jest-config", "version": "30.5.2", "type": "commonjs"}',
  })
  const scratch = join(folder, 'scratch')
  await mkdir(scratch)
  folders.push(folder)
  const command: JestCommand = { kind: 'jest', name: 'unit', files: ['test/**/*.test.js'], quick: true, within: 1000 }
  const invocation = await prepareJest(
    { command, policy: { ...aPolicyWith(command), ...policy }, folder, purpose: 'tests', seed: 7 },
    scratch,
    'run',
  )
  const made: { default: () => Promise<JestSettings> } = await import(
    pathToFileURL(join(scratch, 'jest.config.mjs')).href
  )
  return {
    folder,
    scratch,
    argv: invocation.argv,
    config: await made.default(),
  }
}

interface JestSettings {
  roots: string[]
  testMatch: string[]
  setupFilesAfterEnv: string[]
  modulePathIgnorePatterns: string[]
  reporters: [string, { canaries: { file: string; passing: string; failing: string }[] }][]
}

describe('mocks of packages', () => {
  const files = { 'src/__mocks__/pay.js': '', '__mocks__/post.js': '', 'e2e/__mocks__/bank.js': '' }
  const layers = [{ name: 'e2e', globs: ['e2e/**'], patterns: ['^e2e/'], approvals: 0, always: false }]
  const exit = [{ gate: 'red-bar' as const, of: 'unit', asked: { runs: 2 } }]

  it('that come after acceptance tests are not theirs', async () => {
    const { config, folder } = await prepared(
      files,
      {},
      { layers, steps: [{ id: 'RED', number: 1, opens: ['e2e'], exit }] },
    )
    const isUnseen = (path: string) =>
      config.modulePathIgnorePatterns.some((one) => new RegExp(one).test(join(folder, path)))
    expect(Object.keys(files).filter(isUnseen)).toEqual(['src/__mocks__/pay.js', '__mocks__/post.js'])
  })

  it('are those of all other tests', async () => {
    expect(
      (await prepared(files, { modulePathIgnorePatterns: ['dist'] }, { layers })).config.modulePathIgnorePatterns,
    ).toEqual(['dist'])
  })
})

describe('Jest is started so that', () => {
  it("Helix's own tests are among those that it looks for", async () => {
    const { folder, scratch, argv, config } = await prepared({ 'test/a.test.js': '' }, { roots: ['<rootDir>/test'] })
    const [canary] = config.reporters[0]?.[1].canaries ?? []
    expect(argv.slice(-2)).toEqual([join(folder, 'test/a.test.js'), canary?.file])
    expect(config.roots).toEqual(['<rootDir>/test', scratch])
    expect(config.testMatch).toEqual([`${folder}/test/**/*.test.js`, `${scratch}/*.test.js`])
  })

  it('assertions are tried after what the project sets up', async () => {
    const { scratch, config } = await prepared({}, { setupFilesAfterEnv: ['./test/setup.js'] })
    expect(config.setupFilesAfterEnv).toEqual(['./test/setup.js', join(scratch, 'jest-probe.cjs')])
  })

  it('an environment that a test file chooses for itself has tests of Helix, too', async () => {
    const own = `/**\n * ${mark} ./test/env.js\n */\n`
    const { config } = await prepared({
      'test/a.test.js': own,
      'test/b.test.js': `${own}it('a', () => {})`,
      'test/c.test.js': `// ${mark} jsdom`,
    })
    const canaries = config.reporters[0]?.[1].canaries ?? []
    const heads = await Promise.all(canaries.map(async ({ file }) => (await readFile(file, 'utf8')).split('\n')[0]))
    expect(heads).toEqual(["const { expect, test } = require('@jest/globals')", `/** ${mark} ./test/env.js */`])
  })
})

describe("what Helix's reporter says of Jest", () => {
  interface Told {
    title: string
    status: string
    numPassingAsserts?: number
    failureMessages?: string[]
  }
  const result = (testFilePath: string, tests: Told[], testExecError?: Error) => ({
    testFilePath, testExecError, numFailingTests: tests.filter(({ status }) => status === 'failed').length,
    testResults: tests.map((test) => ({ ancestorTitles: [], duration: 1, ...test })),
  }) // prettier-ignore

  /** A run of the project's tests beside Helix's, which end as said. */
  async function reported(
    tests: Told[],
    endings: readonly (readonly [string, string] | Error)[] = [['passed', 'failed']],
  ) {
    const { scratch, config } = await prepared({ 'test/a.test.js': `/** ${mark} ./env.js */` })
    const [[, settings] = ['', null]] = config.reporters
    if (settings === null) throw new Error('no reporter')
    const own = settings.canaries.flatMap(({ file, passing, failing }, at) => {
      const ending = endings[at]
      if (ending === undefined) return []
      if (ending instanceof Error) return [result(file, [], ending)]
      return [
        result(file, [
          { title: passing, status: ending[0] },
          { title: failing, status: ending[1] },
        ]),
      ]
    })
    const all = [result('/repo/test/a.test.js', tests), ...own]
    const failed = (files: typeof all) => files.filter(({ numFailingTests }) => numFailingTests > 0).length
    const results = {
      testResults: all, wasInterrupted: false, runExecError: undefined, success: false,
      numFailedTests: all.reduce((sum, { numFailingTests }) => sum + numFailingTests, 0),
      numFailedTestSuites: failed(all) + own.filter(({ testExecError }) => testExecError).length,
      numRuntimeErrorTestSuites: own.filter(({ testExecError }) => testExecError).length,
    } // prettier-ignore
    const said = await hearReports(scratch)
    const Reporter: {
      default: new (config: null, settings: object) => { onRunComplete: (contexts: null, results: object) => void }
    } = await import(pathToFileURL(join(scratch, 'jest-reporter.mjs')).href)
    new Reporter.default(null, { ...settings, root: '/repo' }).onRunComplete(null, results)
    const reading = readHelixJson(await readFile(said), '/repo')
    if (isFinding(reading)) throw new Error(reading.message)
    return { ...reading, success: results.success }
  }

  it('leaves its own tests out of what Jest says in the end', async () => {
    const told = await reported(
      [{ title: 'a', status: 'passed', numPassingAsserts: 2 }],
      [
        ['passed', 'failed'],
        ['passed', 'failed'],
      ],
    )
    expect(told).toMatchObject({
      success: true,
      canary: { passing: 'passed', failing: 'failed', silent: [] },
      tests: [{ id: 'test/a.test.js > a', assertions: 2 }],
    })
  })

  it('tells of an environment in which what must fail passes', async () => {
    const told = await reported(
      [{ title: 'a', status: 'passed' }],
      [
        ['passed', 'failed'],
        ['passed', 'passed'],
      ],
    )
    expect(told.canary).toEqual({ passing: 'passed', failing: 'passed', silent: [] })
  })

  it('leaves an environment that cannot be loaded to the tests that chose it', async () => {
    const told = await reported(
      [{ title: 'a', status: 'passed' }],
      [['passed', 'failed'], new Error('no such environment')],
    )
    expect(told).toMatchObject({ success: true, canary: { passing: 'passed', failing: 'failed' } })
  })

  it('names assertions that let everything pass when a test had ended', async () => {
    const message = 'Error: Helix: after this test these assertions let everything pass: toBe, toEqual'
    const told = await reported([{ title: 'a', status: 'failed', failureMessages: [message] }])
    expect(told.canary?.silent).toEqual([{ test: 'test/a.test.js > a', assertions: ['toBe', 'toEqual'] }])
  })
})
