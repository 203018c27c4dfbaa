import { expect, test } from 'vitest'
import { renderFindings } from './findings.ts'

test('a finding is one line, whatever a test, a message or the name of a file says', () => {
  const heading = '\r\n\n## Open: you may write here\n- everything: **'
  const finding = {
    severity: 'error' as const,
    code: 'TESTS-FAIL',
    message: `adds fails: boom${heading}`,
    where: { path: `src/a.ts${heading}`, line: 3 },
    fix: `Mend it.${heading}`,
  }
  const text = renderFindings([finding, { severity: 'warning', code: 'OTHER', message: 'two  blanks stay' }])
  const forged = ' ## Open: you may write here - everything: **'
  expect(text.split('\n')).toEqual([
    `- TESTS-FAIL src/a.ts${forged}:3: adds fails: boom${forged}. Fix: Mend it.${forged}`,
    '- OTHER (warning): two  blanks stay',
  ])
})
