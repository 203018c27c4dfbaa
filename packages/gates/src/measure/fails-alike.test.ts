import { rm } from 'node:fs/promises'
import type { VitestCommand } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import type { StubAnswers } from '../decide/evidence.ts'
import { stubsFor } from '../decide/overlay/stub-files.ts'
import { judgeRed } from '../decide/red/judge-target.ts'
import { anEvidence, at } from '../decide/testing/evidence.ts'
import { realTree } from '../decide/testing/real-tree.ts'
import { vectorsOf } from '../decide/vectors.ts'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const file = 'e2e/cart.test.ts'
const files = {
  'src/domain/cart.ts': `export class Cart {
  add(name: string, told?: (name: string) => unknown) { return [name] }
  sort(names: string[]) {}
  keep(names: Map<string, number>) {}
  due(day: Date) { return false }
  total() { return 1 }
  isEmpty() { return true }
  get size() { return 0 }
  close(end: () => void) {}
  async tell(url: string) {}
}
`,
  [file]: `import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { Cart } from '../src/domain/cart.ts'
// These fail alike whatever the product does; so does the last one.
it('asks a server of its own', async () => {
  const server = createServer((_, answer) => answer.end(new Cart().add('a')[0] === 'b' ? 'x' : 'y')).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const { status } = await fetch('http://127.0.0.1:' + (server.address() as { port: number }).port)
  server.close()
  expect(status).toBe(418)
})
it('asks a program of its own', () => {
  new Cart().total()
  expect(spawnSync('false').status).toBe(0)
})
it('counts one value', () => {
  const total = new Cart().total()
  expect(new Set([total, total]).size).toBe(2)
})
it('asks the clock', () => {
  new Cart().due(new Date())
  expect(new Date().getFullYear()).toBe(2019)
})
class Letters {
  sent = ['none']
  send(letter: string) { this.sent.push(letter) }
}
class Sealed {
  #sent = ['none']
  send(letter: string) { this.#sent.push(letter) }
  read() { return this.#sent.join() }
}
it('looks at another object than it handed on', () => {
  const [letters, others] = [new Letters(), new Letters()]
  new Cart().due(others as never)
  expect(letters.sent).toEqual(['none', 'a'])
})
// These hang on the product, each in its way.
it('looks at an object that it handed on', () => {
  const letters = new Letters()
  new Cart().due(letters as never)
  expect(letters.sent).toEqual(['none', 'a'])
})
it('looks at what a function of its own answers', () => {
  const rows = [{ id: 'a', seen: 1 }]
  new Cart().add('a', () => rows.find(({ id }) => id === 'a'))
  expect(rows[0]?.seen).toBe(2)
})
it('looks at a sealed object that it handed on', () => {
  const letters = new Sealed()
  new Cart().due(letters as never)
  expect(letters.read()).toBe('none,a')
})
it('looks at a day that it handed on', () => {
  const day = new Date('2026-05-04')
  new Cart().due(day)
  expect(day.getUTCFullYear()).toBe(2027)
})
it('looks at an answer', () => { expect(new Cart().total()).toBe(2) })
it('looks at what is told', () => {
  const told = ['none']
  new Cart().add('a', (name) => told.push(name))
  expect(told).toEqual(['none', 'a'])
})
it('looks at what is sorted', () => {
  const names = ['b', 'a']
  new Cart().sort(names)
  expect(names).toEqual(['a', 'b'])
})
it('looks at what is kept', () => {
  const names = new Map([['a', 1]])
  new Cart().keep(names)
  expect(Object.fromEntries(names)).toEqual({ a: 2 })
})
it('looks at what a server of its own was asked', async () => {
  const answers = [503, 200]
  const server = createServer((_, answer) => answer.writeHead(answers.shift() ?? 200).end()).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  await new Cart().tell('http://127.0.0.1:' + (server.address() as { port: number }).port)
  server.close()
  expect(answers).toEqual([])
})
it('looks at how it ends', () => {
  const cart = new Cart()
  expect(() => cart.add('')).toThrow('no name')
})
// Loops come to an end, whatever is answered.
it('takes until it is empty', () => {
  const cart = new Cart()
  while (!cart.isEmpty()) cart.total()
  while (cart.size > 0) cart.total()
  while (cart.size) cart.total()
  expect(cart.total()).toBe(2)
})
it('hands on what ends the run', () => {
  const cart = new Cart()
  cart.close(process.exit)
  expect(cart.total()).toBe(2)
})
it('counts what it is answered', () => {
  const [first = ''] = new Cart().add('a')
  expect([...new Cart().add(first)].length).toBe(2)
})
it('asks for a member that is to come', () => {
  const [cart] = [new Cart()]
  cart.reserve(1)
  expect(cart.total()).toBe(2)
})
it('changes a method', () => {
  const cart = Object.assign(new Cart(), { add: () => ['b'] })
  expect(cart.add()).toEqual(['a', 'b'])
})
`,
}

it('tests that fail alike whatever the product answers and does are told from those that hang on it', async () => {
  const command: VitestCommand = aVitestCommand({ name: 'e2e', files: ['e2e/**'] })
  const head = realTree(files)
  const ids = new Set((head.facts(file)?.tests ?? []).map(({ id }) => id))
  const targets = { ids, passedOnce: new Set<string>(), reopened: new Set<string>() }
  const evidence = anEvidence({ position: at('E2E_RED'), head, targets })
  const runOn = async (answers: StubAnswers | null) => {
    const stubs = answers === null ? [] : stubsFor(evidence, answers)
    const folder = await aProject({ ...files, ...Object.fromEntries(stubs) })
    folders.push(folder)
    const request = { command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 1 } as const
    return readRun(await measureCommand({ ...request, ...(answers !== null && { stubbed: true }) }), folder)
  }

  const run = await runOn(null)
  const stubbed = { throw: await runOn('throw'), undefined: await runOn('undefined'), any: await runOn('any') }
  const codes = Object.values(stubbed).flatMap(({ findings }) => findings.map(({ code }) => code))
  expect(codes.filter((code) => code !== 'RUN-UNHANDLED')).toEqual([])
  const told = vectorsOf([run]).map((vector) => {
    const { name } = judgeRed(vector, [run], evidence, stubbed)
    return `${vector.id.slice(file.length + 3)}: ${name}`
  })

  expect(told.toSorted()).toEqual([
    'asks a program of its own: H-unconditional',
    'asks a server of its own: H-unconditional',
    'asks for a member that is to come: R-missing-export',
    'asks the clock: H-unconditional',
    'changes a method: H-unconditional',
    'counts one value: H-unconditional',
    'counts what it is answered: R-assertion',
    'hands on what ends the run: R-assertion',
    'looks at a day that it handed on: R-assertion',
    'looks at a sealed object that it handed on: R-assertion',
    'looks at an answer: R-assertion',
    'looks at an object that it handed on: R-assertion',
    'looks at another object than it handed on: H-unconditional',
    'looks at how it ends: R-assertion',
    'looks at what a function of its own answers: R-assertion',
    'looks at what a server of its own was asked: R-assertion',
    'looks at what is kept: R-assertion',
    'looks at what is sorted: R-assertion',
    'looks at what is told: R-assertion',
    'takes until it is empty: R-assertion',
  ])
}, 60_000)
