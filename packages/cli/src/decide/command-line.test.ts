import { expect, test } from 'vitest'
import { codesIn, typed } from './command-line.ts'

test.each([
  [['git', 'add', '--all'], 'git add --all'],
  [['git', 'commit', '-m', 'chore: begin'], 'git commit -m "chore: begin"'],
  [['git', 'commit', '-m', ''], 'git commit -m ""'],
  [['echo', '$HOME'], "echo '$HOME'"],
  [['echo', 'it\'s "so"'], String.raw`echo 'it'\''s "so"'`],
  [['node', '/a b/helix.js'], 'node "/a b/helix.js"'],
])('%j is typed as %s', (argv, line) => {
  expect(typed(argv)).toBe(line)
})

test('codes of findings are read from a refusal, in colour too, each once', () => {
  const colour = '  \u001b[33mMSG-WHY\u001b[39m  missing\n  MSG-WHY  again\n  ✗ RED-CLASS  e2e/a.test.ts  broke\n'
  expect(codesIn(`refused  commit\n\n${colour}more     helix why MSG-WHY\n`)).toEqual(['MSG-WHY', 'RED-CLASS'])
  expect(codesIn('  REQ-1: a title\nMSG-WHY  not indented\n  WORD  no dash\n')).toEqual([])
})
