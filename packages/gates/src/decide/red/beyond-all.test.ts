import { expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure, aRun, failed } from '../testing/runs.ts'
import { vectorsOf } from '../vectors.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'
import { judgeRed } from './judge-target.ts'

const file = 'e2e/jobs.test.js'
const text = `import { expect, test } from 'vitest'
import { Jobs } from '../src/jobs.js'
test('red', () => {
  expect(answer.status).toBe(1)
  expect(typeof Jobs).toBe('a class')
})
`
const evidence = anEvidence({
  position: at('E2E_RED'),
  head: realTree({
    [file]: text,
    'test/fixtures/jobs.json': '[]',
    'src/queue.py': 'class Queue: pass\n',
    'docs/spec.md': 'Parse.',
  }),
  targets: { ids: new Set([`${file} > red`]), passedOnce: new Set(), reopened: new Set() },
})
const context = redContext(evidence, { serviceStarted: null, serviceUrl: null }, file)
const frames = [{ file, line: 4, column: 1, inside: true }]
const asked = (expected: string, actual: string) =>
  classify(aFailure(file, { name: 'AssertionError', message: '', expected, actual, frames }), context, false)
const because = (name: string, message: string) => classify(aFailure(file, { name, message, frames }), context, false)

it.each([
  ['1200', '200', 'H-unconditional'],
  ['-1', '0', 'H-unconditional'],
  ['201', '200', 'R-assertion'],
  ['3', '0', 'R-assertion'],
])('a status is asked to be %s and is %s', (expected, actual, name) => {
  expect(asked(expected, actual)).toBe(name)
})

it.each([
  ['ask("GET", "/jobs")[0]', '200', 'H-unconditional'],
  ['ask("GET", "/jobs")[0]', '0', 'R-assertion'],
  ['depth(-3, "/jobs")', '200', 'R-assertion'],
])('%s is asked to be -1 and is %s', (asks, actual, name) => {
  const head = realTree({
    'e2e/test_jobs.py': `from test.web import ask\n\n\ndef test_jobs():\n    assert ${asks} == -1\n`,
  })
  const targets = {
    ids: new Set(['e2e/test_jobs.py > test_jobs']),
    passedOnce: new Set<string>(),
    reopened: new Set<string>(),
  }
  const of = anEvidence({ position: at('E2E_RED'), head, targets })
  const led = redContext(of, { serviceStarted: null, serviceUrl: null }, 'e2e/test_jobs.py')
  const frame = { file: 'e2e/test_jobs.py', line: 5, column: 1, inside: true }
  const failure = { name: 'AssertionError', message: `assert ${actual} == -1`, expected: '-1', actual, frames: [frame] }
  expect(classify(aFailure('e2e/test_jobs.py', failure), led, false)).toBe(name)
})

it.each([
  ['Error', "ENOENT: no such file or directory, open 'test/fixture/jobs.json'", 'H-test-bug'],
  ['Error', "ENOENT: no such file or directory, open 'test/fixtures/others.json'", 'H-missing-helper'],
  ['AttributeError', "type object 'Queue' has no attribute 'parse'", 'R-missing-export'],
  ['AttributeError', "type object 'dict' has no attribute 'parse'", 'H-test-bug'],
])('%s: %s', (kind, message, name) => {
  expect(because(kind, message)).toBe(name)
})

it('a file that cannot be loaded yet is no good red where its tests ask for what no answer can be', () => {
  const message = `Cannot find module '../src/jobs.js' imported from ${file}`
  const run = aRun({ tests: [failed(file, aFailure(file, { name: 'Error', message, frames: [] }))] })
  expect(vectorsOf([run]).map((vector) => judgeRed(vector, [run], evidence).name)).toEqual(['H-unconditional'])
})

it.each([
  ['one that is to come', 'src/mail.js', 'R-missing-module'],
  ['one that is there', 'src/post.js', 'H-unconditional'],
])('whether a promise is compared is told by its name in %s', (_of, module, name) => {
  const path = 'e2e/mail.test.js'
  const test = `import { expect, test } from 'vitest'
import * as mail from '../${module}'
test('sends', () => {
  expect(mail.send('a')).toBe('sent')
})
`
  const head = realTree({ [path]: test, 'src/post.js': 'export async function send() {}\n' })
  const targets = { ids: new Set([`${path} > sends`]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  const of = anEvidence({ position: at('E2E_RED'), head, targets })
  const failure = { name: 'Error', message: `Cannot find module '../src/mail.js' imported from ${path}`, frames: [] }
  const run = aRun({ tests: [failed(path, aFailure(path, failure))] })
  expect(vectorsOf([run]).map((vector) => judgeRed(vector, [run], of).name)).toEqual([name])
})
