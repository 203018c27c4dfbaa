import { expect, test } from 'vitest'
import { squashMessages } from './squash-messages.ts'

const squashed = `# This is a combination of 3 commits.
# This is the 1st commit message:

STEP[3/4] feat(sum): add up lists

Why: REQ-1 asks for it.
Change: src/sum.js
Validation:
  unit: 30 passed

Covers: REQ-1
Helix-Spec: spec@7c7397e79579

# This is the commit message #2:

STEP[3/4] feat(sum): name two

Why: It is used soon.
Change: src/part.js

Covers: REQ-2
Co-authored-by: Bob <bob@example.org>
Helix-Spec: spec@000000000000

# The commit message #3 will be skipped:

# fixup! x

# Please enter the commit message for your changes.
`

test('messages that are squashed become one, with every reason and one block of trailers', () => {
  expect(squashMessages(squashed, '#')).toBe(`STEP[3/4] feat(sum): add up lists

feat(sum): name two

Why: REQ-1 asks for it.
It is used soon.
Change: src/sum.js
src/part.js
Validation:
  unit: 30 passed

Covers: REQ-1, REQ-2
Helix-Spec: spec@7c7397e79579
Co-authored-by: Bob <bob@example.org>
`)
})

test('the comment character may be another one', () => {
  expect(squashMessages(squashed.replaceAll(/^#/gm, ';'), ';')).toBe(squashMessages(squashed, '#'))
})

test('what does not begin with a message of ours stays as it is', () => {
  const text = '# one\n\nwork\n\n# two\n\nmore work\n'
  expect(squashMessages(text, '#')).toBe(text)
})
