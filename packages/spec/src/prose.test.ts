import { describe, expect, test } from 'vitest'
import { hasTestableSentence, proseOf } from './prose.ts'

describe('what a requirement says', () => {
  test.each([
    ['', ''],
    ['  It holds.\n\n', 'It holds.'],
    ['#### Notes\nIt holds.\n####\n   ## More\nAlways.', 'It holds.\nAlways.'],
    ['It holds. # 1 counts\n####Notes', 'It holds. # 1 counts\n####Notes'],
    ['    # code\nx', '# code\nx'],
    ['<!-- a -->It <!-- b -->holds.<!-- c -->', 'It holds.'],
    ['<!-- open', ''],
    ['It <!-->-->holds.', 'It holds.'],
    ['a --> b <!-- c --> d', 'a --> b  d'],
  ])('%j says %j', (body, prose) => {
    expect(proseOf(body)).toBe(prose)
  })
})

describe('a sentence that a test could check', () => {
  test.each([
    'The total is shown.',
    'It is fast: within 50 ms.',
    'It is easy when the list is empty.',
    'A friendly `404` is shown.',
    'It says "good morning".',
    'It is nice. The total is shown.',
    'It is nice? The total is shown',
    'It is nice! The total is shown',
    '良い。 合計を表示する。',
    'It is nice\n\nthe total is shown',
    'It is nice\n \nthe total is shown',
    'It is nice\n- the total is shown',
    'It is nice\n  * the total is shown',
    'It is nice\n+ the total is shown',
    'The todo list is shown.',
    'It breaks fasting.',
  ])('is in %j', (prose) => {
    expect(hasTestableSentence(prose)).toBe(true)
  })

  test.each([
    '',
    '42.',
    'TBD',
    'todo.',
    '- FIXME -',
    'To be decided.',
    'to be determined',
    '...',
    '…',
    'It is quick.',
    'It is quickly done.',
    'It is simple and robust.',
    'It is simply done.',
    'It is easily done.',
    'It is user friendly.',
    'It is user-friendly.',
    'It reacts intuitively.',
    'It reacts appropriately.',
    'It is appropriate.',
    'It is adequately big.',
    'It is sufficiently big.',
    'It is reasonable.',
    'It is reasonably big.',
    'It shows totals as needed.',
    'It shows totals, lists etc.',
    'It is nice\nfast-ish, simply great',
    'It is nice - simply great',
  ])('is not in %j', (prose) => {
    expect(hasTestableSentence(prose)).toBe(false)
  })
})
