import type { Need } from '@helix/gates'
import { expect, test } from 'vitest'
import { planNeeds } from './plan-needs.ts'

const run = (command: string, purpose: 'tests' | 'coverage' | 'bench' | 'exit', times = 1): Need => ({
  what: 'run',
  command,
  purpose,
  times,
})

test('a command is run as often as the most demanding need asks', () => {
  expect(planNeeds([run('e2e', 'tests'), run('e2e', 'tests', 5), run('e2e', 'tests', 2)])).toEqual([
    run('e2e', 'tests', 5),
  ])
})

test('a coverage run serves a single run of the same tests, and no other', () => {
  expect(planNeeds([run('unit', 'tests'), run('unit', 'coverage'), run('e2e', 'tests')])).toEqual([
    run('unit', 'coverage'),
    run('e2e', 'tests'),
  ])
  expect(planNeeds([run('unit', 'tests', 5), run('unit', 'coverage')])).toHaveLength(2)
})

test('the same load of the same service is put on it once', () => {
  const smoke: Need = { what: 'smoke', service: 'app', gets: { '/': 200 }, load: null }
  expect(planNeeds([smoke, { ...smoke }, { ...smoke, gets: { '/healthz': 200 } }])).toHaveLength(2)
})
