import type { Position } from '@helix/core'
import { type Git, openGit } from '@helix/git'
import { aRepo, type TestRepo } from '@helix/testkit'
import { beforeEach, describe, expect, it } from 'vitest'
import { at, steps } from '../testing/judgements.ts'
import { compareShown } from './compare-shown.ts'
import { fileForm } from './file-form.ts'
import { memoryForm } from '../testing/memory-form.ts'
import { type Marks, prefixForm } from '../testing/prefix-form.ts'
import type { BeaconForm } from './shown-form.ts'
import { readTags, tagForm, tagRef } from './tag-form.ts'

/** Enough of a message's reading for these commits. */
function parseMarks(message: string): Marks {
  const [, number, of] = /^STEP\[(\d+)\/(\d+)\]/.exec(message) ?? []
  const start = /^Helix-Start: (.+)$/m.exec(message)?.[1]
  const done = /^Helix-Done: (.+)$/m.exec(message)?.[1]
  return {
    label: number ? { number: Number(number), of: Number(of) } : null,
    ...(start && { start }),
    ...(done && { done }),
  }
}

const story: [string, Position][] = [
  ['STEP[1/3] docs(spec): begin\n\nHelix-Start: checkout-discounts\n', at('SPEC_DRAFT')],
  ['STEP[1/3] docs(spec): draft\n\nHelix-Done: SPEC_DRAFT\n', at('E2E_RED')],
  ['STEP[2/3] test(e2e): ask\n', at('E2E_RED')],
  ['docs: a word\n', at('E2E_RED')],
  ['STEP[2/3] test(e2e): ask more\n\nHelix-Done: E2E_RED\n', at('DONE')],
  ['STEP[3/3] docs: release\n\nHelix-Done: DONE\n', 'idle'],
  ['docs: another word\n', 'idle'],
  ['STEP[1/3] docs(spec): begin again\n\nHelix-Start: returns\n', at('SPEC_DRAFT', 'returns')],
]

let repo: TestRepo
let git: Git
beforeEach(async () => {
  repo = aRepo({ commits: [{ message: 'docs: begin\n', files: { 'README.md': 'x\n' } }] })
  git = await openGit(repo.root, { checkVersion: false })
})

const forms: Record<string, () => BeaconForm> = {
  file: () => fileForm(git, steps),
  tag: () => tagForm(git),
  prefix: () => prefixForm(git, steps, parseMarks),
  memory: memoryForm,
}

describe.each(Object.keys(forms))('the position shown as %s', (name) => {
  let form: BeaconForm
  beforeEach(() => {
    const make = forms[name]
    if (!make) throw new Error(name)
    form = make()
  })
  const tell = async ([message, position]: [string, Position]) => {
    const files = Object.fromEntries(form.files(position))
    const commit = repo.commit(message, { files, allowEmpty: true })
    await form.show(position, commit)
    return commit
  }

  it('has its name', () => {
    expect(form.name).toBe(name)
  })

  it('is read back at every commit of a cycle, also later', async () => {
    const commits: string[] = []
    for (const chapter of story) commits.push(await tell(chapter))
    const claims: (Position | null)[] = []
    for (const commit of commits) claims.push(await form.read(commit))
    expect(claims).toEqual(story.map(([, position]) => position))
  })

  it('nothing is claimed where nothing was shown', async () => {
    expect(await form.read(repo.head())).toBeNull()
  })

  it('showing it again changes nothing', async () => {
    const [chapter = ['', 'idle']] = story
    const commit = await tell(chapter)
    await form.show(chapter[1], commit)
    expect(await form.read(commit)).toEqual(chapter[1])
  })

  it('another reader sees the same', async () => {
    const [chapter = ['', 'idle']] = story
    const commit = await tell(chapter)
    const reader = name === 'memory' ? form : forms[name]?.()
    expect(await reader?.read(commit)).toEqual(chapter[1])
  })
})

describe('a torn file', () => {
  it.each([
    ['hand-made', '{"version":1}\n'],
    ['of other bytes', new Uint8Array([0xff, 0xfe])],
  ])('%s is refused', async (_, content) => {
    const commit = repo.commit('x', { files: { 'progress.json': content } })
    await expect(fileForm(git, steps).read(commit)).rejects.toMatchObject({
      code: 'beacon/progress-torn',
      hint: 'git checkout HEAD -- progress.json',
    })
  })
})

const short = (commit: string) => commit.slice(0, 12)
const torn = (message: string) => ({ code: 'beacon/tag-torn', message: expect.stringContaining(message) })

describe('a tag', () => {
  it('is named after cycle, step and commit', () => {
    const commit = 'a'.repeat(40)
    expect(tagRef(at('E2E_RED'), commit)).toBe('refs/tags/helix/checkout-discounts/E2E_RED@aaaaaaaaaaaa')
    expect(tagRef('idle', commit)).toBe('refs/tags/helix/idle@aaaaaaaaaaaa')
  })

  it('two claims at one commit are refused by both names', async () => {
    await tagForm(git).show(at('E2E_RED'), repo.head())
    await tagForm(git).show('idle', repo.head())
    await expect(tagForm(git).read(repo.head())).rejects.toMatchObject(torn('E2E_RED@'))
    await expect(tagForm(git).read(repo.head())).rejects.toMatchObject(torn(' and tag helix/idle@'))
  })

  it('one that was moved is refused at both commits, and not overwritten', async () => {
    const first = repo.head()
    const second = repo.commit('x', { allowEmpty: true })
    repo.git('update-ref', tagRef(at('E2E_RED'), first), second)
    await expect(tagForm(git).read(first)).rejects.toMatchObject(torn(`lies at ${second.slice(0, 12)}`))
    await expect(tagForm(git).read(second)).rejects.toMatchObject(torn('lies at'))
    await expect(tagForm(git).show(at('E2E_RED'), first)).rejects.toMatchObject(torn(`not at ${first.slice(0, 12)}`))
  })

  it('one of another form is refused', async () => {
    repo.git('update-ref', `refs/tags/helix/a/b/c@${repo.head().slice(0, 12)}`, repo.head())
    await expect(tagForm(git).read(repo.head())).rejects.toMatchObject(torn('a name that Helix does not give'))
  })

  it('all are listed, with what they claim where they lie', async () => {
    const first = repo.head()
    const second = repo.commit('x', { allowEmpty: true })
    await tagForm(git).show(at('E2E_RED'), first)
    await tagForm(git).show('idle', second)
    repo.git('update-ref', tagRef(at('DONE'), first), second)
    repo.git('tag', 'helix/mine')
    repo.git('tag', 'v1.0.0')
    expect(await readTags(git)).toEqual([
      { name: `helix/checkout-discounts/DONE@${short(first)}`, at: second, claimed: null },
      { name: `helix/checkout-discounts/E2E_RED@${short(first)}`, at: first, claimed: at('E2E_RED') },
      { name: `helix/idle@${short(second)}`, at: second, claimed: 'idle' },
      { name: 'helix/mine', at: second, claimed: null },
    ])
  })

  it('those outside of helix/ are not looked at', async () => {
    repo.git('tag', 'v1.0.0')
    expect(await tagForm(git).read(repo.head())).toBeNull()
  })
})

describe('a label that the playbook does not have', () => {
  it('claims nothing', async () => {
    repo.commit('STEP[1/3] docs: x\n\nHelix-Start: returns\n', { allowEmpty: true })
    const commit = repo.commit('STEP[9/9] docs: x\n', { allowEmpty: true })
    expect(await prefixForm(git, steps, parseMarks).read(commit)).toBeNull()
  })
})

describe('comparing what is shown with the chain', () => {
  const commit = 'a'.repeat(40)
  it('an equal claim and no claim are no difference', () => {
    expect(compareShown({ form: 'file', commit, claimed: at('DONE') }, at('DONE'))).toBeNull()
    expect(compareShown({ form: 'file', commit, claimed: null }, at('DONE'))).toBeNull()
  })

  it('a difference names both sides and the repair', () => {
    const marked = 'b'.repeat(40)
    expect(compareShown({ form: 'file', commit, claimed: at('DONE'), marked }, 'idle')).toEqual({
      severity: 'error',
      code: 'BEACON-DIFFERS',
      message: 'progress.json at aaaaaaaaaaaa says checkout-discounts DONE; the chain and the trailers say idle',
      where: { path: 'progress.json', name: commit },
      fix: `git checkout ${marked} -- progress.json`,
    })
    expect(compareShown({ form: 'file', commit, claimed: 'idle' }, at('DONE'))?.fix).toBe(
      'git checkout HEAD -- progress.json',
    )
  })

  it.each([
    ['tag', 'the tag at', 'git fetch --tags --force'],
    ['prefix', 'the label at', 'Write the label of the active step into the commit message.'],
    ['memory', 'the memory at', 'Show the position again.'],
  ] as const)('%s points at the commit', (form, message, fix) => {
    const finding = compareShown({ form, commit, claimed: 'idle' }, at('DONE'))
    expect(finding).toMatchObject({ where: { name: commit }, fix, message: expect.stringContaining(message) })
  })
})
