import { expect, test } from 'vitest'
import { renderRunLogReference } from './run-log-reference.ts'

test('the reference names every entry and every member with its meaning', () => {
  const page = renderRunLogReference()
  for (const type of ['run', 'request', 'response', 'tool-call', 'tool-result', 'program', 'program-end', 'check', 'decision', 'outcome']) {
    expect(page).toContain(`\n## \`${type}\`\n`)
  } // prettier-ignore
  expect(page).toContain('\n| ok | true or false | The tool did what was asked. |\n')
  expect(page).toContain('\n| kind | `increment` or `amendment` or `stopped` | How the run ended. |\n')
  expect(page).toContain('\n| cost | number or null | US dollars of this request; null where the price is unknown. |\n')
  expect(page).not.toMatch(/\|  \|/)
})
