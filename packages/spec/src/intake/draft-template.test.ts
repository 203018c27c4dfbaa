import { expect, test } from 'vitest'
import { draftTemplate } from './draft-template.ts'

const long = `${'word '.repeat(14)}wo`

test.each([
  ['Totals are shown. In cents.', 'Totals are shown'],
  ['Why not? Because', 'Why not'],
  ['Show 1.5 as 1.50', 'Show 1.5 as 1.50'],
  ['Show totals\nin cents', 'Show totals'],
  ['## Totals', 'Totals'],
  [long, long],
  [`${long}rd`, `${'word '.repeat(14).trim()} …`],
  ['x'.repeat(73), `${'x'.repeat(72)} …`],
  ['', ''],
])('the idea %j has the title %j', (idea, title) => {
  expect(draftTemplate(`  ${idea}\n`)).toEqual({
    drafts: [{ title, text: idea, acceptance: [expect.stringContaining('an example with values')] }],
    questions: [expect.stringMatching(/^REQ-\?: what can be observed/)],
  })
})
