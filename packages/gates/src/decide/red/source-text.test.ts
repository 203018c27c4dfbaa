import { describe, expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure } from '../testing/runs.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

const file = 'e2e/queue.test.ts'
const source =
  "import { EventEmitter } from 'node:events'\n\nexport class Queue extends EventEmitter {\n  take() {}\n}\n"

function classOf(actual: string, expected = 'put(') {
  const text = `import { expect, test } from 'vitest'\nimport { Queue } from '../src/queue.ts'\ntest('red', () => {\n  expect(new Queue().text()).toContain('put(')\n})\n`
  const evidence = anEvidence({ head: realTree({ [file]: text, 'src/queue.ts': source, 'README.md': 'A queue of things that are to be done.\nIt is small.\n' }), position: at('E2E_RED') }) // prettier-ignore
  const context = redContext(evidence, { serviceStarted: null, serviceUrl: null }, file)
  const frames = [{ file, line: 4, column: 1, inside: true }]
  const message = 'expected a text to contain another'
  return classify(aFailure(file, { name: 'AssertionError', message, actual, expected, frames }), context, false)
}

describe('a test that has a source of the product in hand does not look at what the product does', () => {
  it.each([
    ['as it is', source],
    ['as a text is printed', `'${source.replaceAll('\n', '\\n').replaceAll("'", "\\'")}'`],
    ['as Python prints it', `"${source.replaceAll('\n', '\\n')}"`],
    [
      'as Node prints it',
      source
        .split('\n')
        .map((line) => `"${line}\\n"`)
        .join(' +\n  '),
    ],
    ['as far as it is told', source.slice(0, 70)],
  ])('%s', (_what, actual) => {
    expect(classOf(actual)).toBe('H-unconditional')
  })

  it('where a part is looked for in it', () => {
    expect(classOf("'put('", `'${source.replaceAll('\n', String.raw`\n`)}'`)).toBe('H-unconditional')
  })

  it.each([
    ['another text', "import { once } from 'node:events'\n\nexport class Queue extends EventEmitter {\n"],
    ['a part of a line', source.slice(0, 20)],
    ['what people read', 'A queue of things that are to be done.\nIt is small.\n'],
  ])('and not %s', (_what, actual) => {
    expect(classOf(actual)).toBe('R-assertion')
  })
})

function askedOf(read: string, asks = "assert.ok(text.includes('put('))") {
  const text = `import assert from 'node:assert'\nimport { Queue } from '../src/queue.ts'\ntest('red', () => {\n  const text = ${read}\n  new Queue()\n  ${asks}\n})\n`
  const tree = { [file]: text, 'src/queue.ts': source, 'src/queue.json': '{}' }
  const evidence = anEvidence({ head: realTree(tree), position: at('E2E_RED') })
  const context = redContext(evidence, { serviceStarted: null, serviceUrl: null }, file)
  const frames = [{ file, line: 6, column: 1, inside: true }]
  const failure = { name: 'AssertionError', message: 'it was falsy', actual: 'false', expected: 'true', frames }
  return classify(aFailure(file, failure), context, false)
}

describe('nor does one that read it before, where nothing is told but that it was not so', () => {
  it.each([
    "readFileSync(new URL('../src/queue.ts', import.meta.url), 'utf8')",
    "await readFile('src/queue.ts', 'utf8')",
  ])('%s', (read) => {
    expect(askedOf(read)).toBe('H-unconditional')
  })

  it.each([
    ["readFileSync('src/queue.json', 'utf8')", "assert.ok(text.includes('put('))"],
    ["readFileSync('src/other.ts', 'utf8')", "assert.ok(text.includes('put('))"],
    ["readFileSync('src/queue.ts', 'utf8')", "assert.ok(new Queue().has('a'))"],
  ])('but %s %s', (read, asks) => {
    expect(askedOf(read, asks)).toBe('R-assertion')
  })
})
