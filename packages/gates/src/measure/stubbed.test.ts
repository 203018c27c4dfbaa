import { rm } from 'node:fs/promises'
import type { VitestCommand } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import type { StubMode } from '../decide/evidence.ts'
import { judgeStubbed } from '../decide/overlay/judge-stubbed.ts'
import { planStubs } from '../decide/overlay/plan-stubs.ts'
import { stubsFor } from '../decide/overlay/stub-files.ts'
import { anEvidence, at } from '../decide/testing/evidence.ts'
import { realTree } from '../decide/testing/real-tree.ts'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const file = 'e2e/bill.test.ts'
const files = {
  [file]: `import { beforeAll, describe, expect, it } from 'vitest'
import { total, type Bill } from '../src/domain/bill'
it('sums', () => { expect(total([1, 2])).toBe(3) })
it.each([1, 2])('sums %s', async (n) => { expect(await total([n])).toBe(n) })
it('sums later', async () => {
  const { later } = await import('../src/domain/later.ts')
  await expect(later()).resolves.toBe(3)
})
it('is constant', () => { expect(false).toBe(true) })
it('only throws', () => { expect(() => total([])).toThrow() })
it('only is', () => { try { total([]) } catch {} expect(typeof total).toBe('number') })
it('swallows', () => { try { expect(total([1])).toBe(1) } catch {} })
it('has a typo', () => { expect(total([1])).toBe(onee) })
describe('a bill', () => {
  let bill: Bill
  beforeAll(() => { bill = new (total as any)() })
  it('is paid', () => { expect(bill.paid()).toBe(true) })
  it('is constant too', () => { expect(1).toBe(2) })
})
`,
}

it('tests that call the product are told from those that do not, by real runs on generated stubs', async () => {
  const command: VitestCommand = aVitestCommand({ name: 'e2e', files: ['e2e/**'] })
  const head = realTree(files)
  const ids = new Set((head.facts(file)?.tests ?? []).map(({ id }) => id))
  const targets = { ids, passedOnce: new Set<string>(), reopened: new Set<string>() }
  const evidence = anEvidence({ position: at('E2E_RED'), head, targets })
  const runOn = async (mode: StubMode) => {
    const folder = await aProject({ ...files, ...Object.fromEntries(stubsFor(evidence, mode)) })
    folders.push(folder)
    const policy = aPolicyWith(command)
    return readRun(await measureCommand({ command, policy, folder, purpose: 'tests', seed: 1, stubbed: true }), folder)
  }

  const stubbed = { throw: await runOn('throw'), undefined: await runOn('undefined') }
  const { called, untold, findings } = judgeStubbed(evidence, planStubs(evidence), stubbed)

  const told = findings.map(({ code, where }) => `${code} ${where?.name?.slice(file.length + 3)}`)
  expect(told.toSorted()).toEqual([
    'RED-STUB-PASSES only throws',
    'RED-STUB-PASSES swallows',
    'RED-STUB-PASSES swallows',
    'RED-TEST-BUG has a typo',
    'RED-UNCALLED a bill > is constant too',
    'RED-UNCALLED is constant',
  ])
  expect({ called, untold }).toEqual({ called: 8, untold: 0 })
})
