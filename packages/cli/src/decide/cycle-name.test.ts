import { expect, test } from 'vitest'
import { cycleNameOf } from './cycle-name.ts'

test.each([
  ['Flatmates record shared expenses and see who owes whom', 'flatmates-record-shared-expenses'],
  ['Let us split the bill', 'us-split-bill'],
  ['Übersicht für Café-Gäste!', 'ubersicht-fur-cafe-gaste'],
  ['2024 taxes', 'cycle-2024-taxes'],
  ['日本', 'cycle'],
])('the idea "%s" gets the name %s', (idea, name) => {
  expect(cycleNameOf(idea)).toBe(name)
})
