import { expect, it } from 'vitest'
import { aMutant } from '../decide/testing/runs.ts'
import { plantedFault, plantedMutants } from './planted-mutants.ts'
import type { RawRun } from './raw-run.ts'
import { readRun } from './read-run.ts'

const own = plantedMutants('n')
const product = aMutant('src/a.ts', 1, 'Killed')

it('a mutant that changes nothing and is killed tells of a test that looks for mutants', () => {
  const killed = { ...aMutant(own, 1, 'Killed'), killedBy: ['test/a.test.ts > looks'] }
  expect(plantedFault([product, aMutant(own, 2, 'Survived'), killed], 'n')).toBe(
    'a planted mutant that changes nothing is killed by "test/a.test.ts > looks"',
  )
})

it('one of them must have been tried', () => {
  expect(plantedFault([product], 'n')).toBe('no planted mutant was tried on the tests')
  expect(plantedFault([product, aMutant(own, 1, 'NoCoverage')], 'n')).toBe('no planted mutant was tried on the tests')
  expect(plantedFault([product, aMutant(plantedMutants('other'), 1, 'Survived')], 'n')).not.toBeNull()
  expect(plantedFault([product, aMutant(own, 1, 'Survived')], 'n')).toBeNull()
})

it('one of them that runs out of time tells that the time of others says nothing', () => {
  const own1 = aMutant(own, 1, 'Survived')
  const hung = [own1, aMutant(own, 2, 'Timeout')]
  expect(plantedFault([...hung, aMutant('src/a.ts', 1, 'Timeout')], 'n')).toBe(
    'a planted mutant that changes nothing ran out of time, as 1 other did: that tells of a test that hangs, or of a machine under load',
  )
  expect(plantedFault([...hung, product], 'n')).toBeNull()
  expect(plantedFault([own1, aMutant('src/a.ts', 1, 'Timeout')], 'n')).toBeNull()
})

const mutant = (at: string) => ({
  mutatorName: 'ArithmeticOperator',
  replacement: 'a - b',
  location: { start: { line: 1, column: 1 }, end: { line: 1, column: 6 } },
  status: at,
})

/** A run of StrykerJS, or of another program, with one mutant of the product and one that Helix planted. */
function ran(program: string, status: string) {
  const files = { 'src/a.ts': { source: 'a + b', mutants: [mutant('Killed')] }, [own]: { source: 'a + b', mutants: [mutant(status)] } } // prettier-ignore
  const bytes = new TextEncoder().encode(JSON.stringify({ schemaVersion: '2', files }))
  const raw: RawRun = {
    command: 'mutants',
    purpose: 'mutation',
    argv: ['node', program, 'run'],
    startedAt: 1,
    durationMs: 1,
    exit: { code: 0, signal: null, timedOut: false, missing: false },
    nonce: 'n',
    seed: null,
    reports: [{ format: 'mutation-json', bytes, modifiedAt: 2 }],
    output: '',
  }
  const { valid, findings, mutants } = readRun(raw, '/repo')
  return [valid, findings.map(({ code }) => code), mutants?.map(({ file }) => file)]
}

it('a run of StrykerJS counts only where its planted mutants survive, and they are not of the product', () => {
  expect(ran('/repo/node_modules/@stryker-mutator/core/bin/stryker.js', 'Killed')).toEqual([false, ['RUN-CANARY'], ['src/a.ts']]) // prettier-ignore
  expect(ran('/repo/node_modules/@stryker-mutator/core/bin/stryker.js', 'Survived')).toEqual([true, [], ['src/a.ts']])
})

it('other programs have none', () => {
  expect(ran('mutate.js', 'Killed')).toEqual([true, [], ['src/a.ts']])
})
