import { describe, expect, test } from 'vitest'
import { parseSpec } from '../parse-spec.ts'
import { addRequirements, type RequirementDraft } from './add-requirements.ts'

const draft: RequirementDraft = { title: 'Zero', text: '0 and 2 give 2.', acceptance: [] }
const add = (text: string, changes: Partial<RequirementDraft> = {}, questions: string[] = []) =>
  addRequirements(parseSpec(text), [{ ...draft, ...changes }], { questions, taken: [] })
const block = '## REQ-1: Zero\n\n0 and 2 give 2.\n'

describe('a draft stands', () => {
  test.each([
    ['below requirements, one level down', '# S\n\n### REQUIREMENTS\n', `# S\n\n### REQUIREMENTS\n\n##${block}`],
    ['behind other requirements of other kinds', '# S\n\n## Requirements of old\n', `# S\n\n## Requirements of old\n\n${block}`],
    ['behind the last requirement with all that is below it', '# S\n\n# REQ-8\n\n## More\n\nx\n\n# End\n', '# S\n\n# REQ-8\n\n## More\n\nx\n\n# REQ-9 Zero\n\n0 and 2 give 2.\n\n# End\n'],
    ['before an open question that ends the spec', '# S\n\n## OPEN QUESTION\n\n- a\n', `# S\n\n${block}\n## OPEN QUESTION\n\n- a\n`],
    ['behind a section that only begins so', '# S\n\n## Open questions of old\n\n- a\n', `# S\n\n## Open questions of old\n\n- a\n\n${block}`],
  ])('%s', (_, text, expected) => {
    expect(add(text).text).toBe(expected)
  }) // prettier-ignore

  test('with its lines cleaned of what would mean something else', () => {
    const { text } = add('# S\n', {
      title: ' #  Zero \n and one ',
      text: '\n## a\n   # b\n####### c\n#d\n    # e\n\nf\n===\n---  \n--- x\n=== x\n#\n',
      acceptance: ['# one\n two', 'three'],
    })
    expect(text).toBe(String.raw`# S

## REQ-1: Zero and one

\## a
   \# b
####### c
#d
    # e

f
\===
\---  
--- x
=== x
\#

Acceptance:

- one two
- three
`)
  })
})

describe('what it leaves open', () => {
  test.each([
    ['gets a section at the end', '# S\n', `# S\n\n${block}\n## Open questions\n\n- REQ-1: how?\n`],
    ['goes to the last section of that name', '# S\n\n# Open questions\n\n- a\n\n# Open questions\n\n- b\n\n# End\n', `# S\n\n# Open questions\n\n- a\n\n# Open questions\n\n- b\n- REQ-1: how?\n\n# End\n\n${block}`],
    ['goes below other text there', '# S\n\n# Open questions\n\n1. a\n\n# End\n', `# S\n\n# Open questions\n\n1. a\n\n- REQ-1: how?\n\n# End\n\n${block}`],
    ['goes into an empty section', '# S\n\n# Open questions\n\n# End\n', `# S\n\n# Open questions\n\n- REQ-1: how?\n\n# End\n\n${block}`],
  ])('%s', (_, text, expected) => {
    const { text: after, questions } = add(text, {}, ['# REQ-?:\nhow?'])
    expect(after).toBe(expected)
    expect(questions).toEqual(['REQ-1: how?'])
    expect(parseSpec(after).openQuestions.at(-1)?.text).toBe('REQ-1: how?')
  }) // prettier-ignore
})

test('a draft that would hide what follows is refused with what to do', () => {
  expect(() => add('# S\n', { text: 'x\n\n<!--' }, ['how?'])).toThrow(
    expect.objectContaining({
      code: 'spec/draft-breaks',
      message: 'the draft would change what the spec requires',
      hint: 'nothing was written; say the idea in other words and run it again',
    }),
  )
  expect(() => add('# S\n\n# REQ-1 A\n\n# REQ-2 B\n\n~~~\n', {})).toThrow('the draft would change REQ-2')
})
