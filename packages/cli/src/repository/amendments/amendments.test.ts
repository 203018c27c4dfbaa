import { openGit } from '@helix/git'
import { composeAmendment, draftAmendment, parseSpec } from '@helix/spec'
import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { amendmentsIn } from './amendments.ts'

const [before, after] = [parseSpec('# A\n\n## REQ-1 One\n\n1.\n'), parseSpec('# A\n\n## REQ-1 One\n\n2.\n')]
const adr = (title: string, number = 1) =>
  composeAmendment(draftAmendment({ number, title, date: '2026-01-02', why: 'Why.', before, after }))

/** Titles of the amendments that came after the first commit. */
async function cameWith(old: Record<string, string>, files: Record<string, string | null>): Promise<string[]> {
  const repo = aRepo({ commits: [{ message: 'old', files: { a: '', ...old } }] })
  const since = repo.head()
  for (const [path, text] of Object.entries(files)) {
    if (text === null) repo.remove(path)
    else repo.write(path, text)
  }
  repo.commit('new\n', { allowEmpty: true })
  const found = await amendmentsIn(await openGit(repo.root), repo.head(), since)
  return found.map(({ amendment }) => amendment.title)
}

test('what was there before is not new, under another number neither', async () => {
  const one = { 'docs/adr/0001-one.md': adr('One') }
  expect(await cameWith(one, {})).toEqual([])
  expect(await cameWith(one, { 'docs/adr/0001-one.md': null, 'docs/adr/0009-one.md': adr('One', 9) })).toEqual([])
  expect(await cameWith(one, { 'docs/adr/0002-two.md': adr('Two', 2) })).toEqual(['Two'])
})

test('what takes the place of an older record is new', async () => {
  expect(await cameWith({ 'docs/adr/0001-one.md': '# One\n' }, { 'docs/adr/0001-one.md': adr('Two') })).toEqual(['Two'])
  expect(await cameWith({ 'docs/adr/0001-one.md': adr('One') }, { 'docs/adr/0001-one.md': adr('Two') })).toEqual([
    'Two',
  ])
})

test('an old record that cannot be read is nobody’s concern until it changes', async () => {
  const torn = { 'docs/adr/0003-torn.md': '---\namends: [\n---\n\n# Torn\n' }
  expect(await cameWith(torn, { 'docs/adr/0002-two.md': adr('Two', 2) })).toEqual(['Two'])
})
