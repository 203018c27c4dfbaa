import { expect, test } from 'vitest'
import { kinds, type ReleaseNotes } from './changelog.ts'
import { type ChangelogFacts, composeChangelog } from './compose-changelog.ts'
import { renderChangelog } from './render-changelog.ts'

const id = (number: number) => String(number).repeat(40)

/** A line of commits, numbered from 1, each a day after the one before. */
function line(messages: readonly string[], facts: Partial<ChangelogFacts> = {}): ReleaseNotes[] {
  const commits = messages.map((message, at) => ({
    commit: id(at + 1),
    parents: at === 0 ? [] : [id(at)],
    at: 1_767_225_600 + at * 86_400,
    message,
  }))
  return composeChangelog({ commits, releases: [], decisions: [], lastStep: 'DONE', ...facts })
}

/** Name and texts of each release. */
const told = (notes: readonly ReleaseNotes[]) =>
  notes.map((one) => [one.name, ...kinds.flatMap((kind) => one[kind].map(({ text }) => `${kind}: ${text}`))])

test('a commit belongs to the oldest release that holds it, the newest stand first', () => {
  const releases = [
    { name: 'release/2.0.0', commit: id(3) },
    { name: 'release/1.0.0', commit: id(1) },
    { name: 'release/0.1.0', commit: id(9) },
  ]
  expect(told(line(['feat: a', 'fix: b', 'perf: c', 'feat(x)!: d'], { releases }))).toEqual([
    [null, 'breaking: d'],
    ['release/2.0.0', 'fixed: b', 'improved: c'],
    ['release/1.0.0', 'added: a'],
  ])
})

test('what is merged after a release belongs to the next, whenever it was made', () => {
  const at = 1_767_225_600
  const commits = [
    { commit: id(1), parents: [], at, message: 'feat: a' },
    { commit: id(2), parents: [id(1)], at, message: 'feat: side' },
    { commit: id(3), parents: [id(1)], at, message: 'feat: main' },
    { commit: id(4), parents: [id(3), id(2)], at, message: "Merge branch 'side'" },
  ]
  const releases = [{ name: 'release/1.0.0', commit: id(3) }]
  expect(told(composeChangelog({ commits, releases, decisions: [], lastStep: null }))).toEqual([
    [null, 'added: side'],
    ['release/1.0.0', 'added: main', 'added: a'],
  ])
})

test('where nothing was released, cycles that ended are the sections', () => {
  const messages = [
    'STEP[1/2] docs: start sums\n\nWhy: x\n\nHelix-Start: sums\n',
    'STEP[2/2] feat: sums\n',
    'STEP[2/2] chore: finish DONE\n\nWhy: x\n\nHelix-Done: DONE\n',
    'fix: zero\n',
  ]
  expect(told(line(messages))).toEqual([[null, 'fixed: zero'], ['sums', 'added: sums']]) // prettier-ignore
})

test('only what users see is told, and a release without it says so', () => {
  const releases = [{ name: 'release/1.0.0', commit: id(1) }]
  const notes = line(['refactor: a', 'chore: b', 'spec: c'], { releases })
  expect(told(notes)).toEqual([['release/1.0.0']])
  expect(renderChangelog(notes)).toBe('# Changelog\n\n## 1.0.0 (2026-01-01)\n\nNothing that users see.\n')
})

test('what was reverted before its release is left out, and comes back when the revert is reverted', () => {
  const revert = (of: number) => `revert: feat: a\n\nThis reverts commit ${id(of)}.\n`
  expect(told(line(['feat: a', revert(1), 'feat: b']))).toEqual([[null, 'added: b']])
  expect(told(line(['feat: a', revert(1), revert(2)]))).toEqual([[null, 'added: a']])
  const releases = [{ name: 'release/1.0.0', commit: id(1) }]
  expect(told(line(['feat: a', revert(1)], { releases }))).toEqual([['release/1.0.0', 'added: a']])
})

test('an amendment is told by its title, once, with its decision; a feature with the decision that it brought', () => {
  const decisions = [
    { commit: id(1), path: 'docs/adr/0001-why-one.md', amendment: { title: 'One', requirements: ['REQ-1'] } },
    { commit: id(2), path: 'docs/adr/0002-why-two.md', amendment: null },
  ]
  const [notes] = line(['spec!: one', 'feat(box): Map<key> of `<b>`\n\nCovers: REQ-2, REQ-3\n'], { decisions })
  expect(notes).toMatchObject({
    breaking: [],
    amended: [{ text: 'One', requirements: ['REQ-1'], decision: 'docs/adr/0001-why-one.md' }],
    added: [{ scope: 'box', requirements: ['REQ-2', 'REQ-3'], decision: 'docs/adr/0002-why-two.md' }],
  })
})

test('as Markdown: version and day, what broke first, with requirements, commit and a link', () => {
  const decision = {
    commit: id(2),
    path: 'docs/adr/0002-why-two.md',
    amendment: { title: 'Two', requirements: ['REQ-2'] },
  }
  const releases = [{ name: 'release/1.2.0', commit: id(2) }]
  expect(
    renderChangelog(
      line(['feat(box): Map<key>\n\nCovers: REQ-1\n', 'feat!: gone'], { releases, decisions: [decision] }),
    ),
  ).toBe(`# Changelog

## 1.2.0 (2026-01-02)

### Breaking

- gone (222222222222)

### Added

- **box**: Map\\<key> (REQ-1, 111111111111)

### The spec

- Two (REQ-2, 222222222222; [ADR 0002](docs/adr/0002-why-two.md))
`)
})
