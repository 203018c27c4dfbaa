import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { aProduct, helix, spec } from '../../testing/product.ts'

const specFile = 'docs/spec.md'
const kiro = '.kiro/specs/sign-in/requirements.md'
const foreign = '# Sign in\n\n### Requirement 1: Password\n\n1. WHEN it is right THEN the system SHALL open\n'

const add = (repo: { root: string }, ...idea: string[]) => helix(repo, ['spec', 'add', ...idea])
const take = (repo: { root: string }, ...args: string[]) => helix(repo, ['spec', 'import', ...args])

describe('helix spec add', () => {
  test('begins the spec where there is none, and says what comes next', async () => {
    const repo = aProduct({ at: 'SPEC_DRAFT' })
    const ran = await add(repo, 'zero adds', 'nothing')
    expect(ran.stdout).toBe(`drafted  docs/spec.md   by a template, not committed

  + REQ-1   zero adds nothing
  ? REQ-1: what can be observed when it holds, what happens on bad input,
    and who reads it?

next     edit docs/spec.md, then: helix spec lint
`)
    expect(repo.read(specFile)).toContain('### REQ-1: zero adds nothing\n')
  })

  test('a new spec is titled as the product is called, not as its first idea', async () => {
    const repo = aRepo({ commits: [{ message: 'a', files: { 'package.json': '{"name": "till"}' } }] })
    await add(repo, 'zero adds nothing')
    expect(repo.read(specFile).split('\n', 1)).toEqual(['# till'])
    const plain = aRepo({ commits: [{ message: 'a', files: { 'a.md': '# A\n' } }] })
    plain.git('worktree', 'add', '-q', '-b', 'feature', join(plain.root, 'linked'))
    await add({ root: join(plain.root, 'linked') }, 'zero adds nothing')
    expect(plain.read(join('linked', specFile)).split('\n', 1)).toEqual([`# ${basename(plain.root)}`])
  })

  test('keeps the line endings of the file', async () => {
    const repo = aProduct({ at: 'SPEC_DRAFT' })
    repo.write(specFile, spec.replaceAll('\n', '\r\n'))
    expect(await add(repo, 'zero')).toMatchObject({ code: 0 })
    expect(repo.read(specFile).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('gives no id that an earlier version had', async () => {
    const repo = aProduct({ files: { [specFile]: `${spec}\n## REQ-8 Eight\n\n8.\n` } })
    repo.commit('docs: without\n', { files: { [specFile]: spec } })
    repo.commit('docs: a cycle begins\n\nHelix-Start: more\n', { allowEmpty: true })
    expect(await add(repo, 'zero')).toMatchObject({ code: 0 })
    expect(repo.read(specFile)).toContain('## REQ-9 zero\n')
  })

  test('between cycles it is refused with the two ways to go on, and so is an idea without words', async () => {
    const repo = aProduct({ files: { [specFile]: spec } })
    const ran = await add(repo, 'zero')
    expect([ran.code, repo.read(specFile)]).toEqual([2, spec])
    expect(ran.stderr).toContain('helix amend')
    expect(ran.stderr).toContain('next     helix next --new "<idea>"\n')
    expect((await add(repo, ' ')).stderr).toContain('helix spec add needs an idea')
  })
})

describe('helix spec import', () => {
  test('comes before everything else: a repository that has not adopted Helix yet takes specs in', async () => {
    const repo = aRepo({ files: { [kiro]: foreign } })
    expect(await take(repo)).toMatchObject({ code: 0 })
    expect(repo.read(specFile)).toContain('### REQ-SIGN-IN-1: Password\n')
  })

  test('shows each requirement with its place, what changed, and what is left', async () => {
    const repo = aProduct({ files: { [kiro]: foreign, 'more/spec.md': '# Other\n' }, at: 'SPEC_DRAFT' })
    const { stdout } = await take(repo, '.', '--dry-run')
    expect(stdout).toBe(`would import   1 requirement into docs/spec.md; nothing is written

.kiro/specs/sign-in/requirements.md   kiro, 1 requirement
  + REQ-SIGN-IN-1   Password (was Requirement 1, line 3)
  ~ one heading is deeper than before

left where they are
  - more/spec.md   no spec of OpenSpec, spec-kit or Kiro

next     the same without --dry-run
`)
    expect(existsSync(join(repo.root, specFile))).toBe(false)
  })

  test('takes one named file, asked from below the root, and gives it the same id', async () => {
    const repo = aProduct({ files: { [kiro]: foreign }, at: 'SPEC_DRAFT' })
    expect(await take({ root: join(repo.root, '.kiro/specs') }, 'sign-in/requirements.md')).toMatchObject({ code: 0 })
    expect(repo.read(specFile)).toContain(`| REQ-SIGN-IN-1 | Requirement 1 | ${kiro}:3 |`)
  })

  test('where the spec is closed only a dry run answers', async () => {
    const repo = aProduct({ files: { [kiro]: foreign }, at: 'BUILD' })
    expect([(await take(repo)).code, (await take(repo, '.', '--dry-run')).code]).toEqual([2, 0])
    expect(repo.git('status', '--porcelain')).toBe('')
  })

  test('what is not there, and what is not UTF-8, is an error', async () => {
    const repo = aProduct({ at: 'SPEC_DRAFT' })
    expect((await take(repo, 'nowhere')).stderr).toContain('cannot be read')
    repo.write(kiro, Buffer.from('\uFEFF# R\n', 'utf16le'))
    expect((await take(repo)).stderr).toContain('UTF-16')
  })
})

describe('helix spec changelog', () => {
  test('tells of a range, and does not know a revision that is none', async () => {
    const repo = aProduct()
    repo.commit('feat: one\n', { files: { a: '1' } })
    repo.commit('feat: two\n', { files: { a: '2' } })
    const texts = async (...range: string[]) => {
      const { stdout } = await helix(repo, ['spec', 'changelog', ...range])
      return stdout.split('\n').flatMap((line) => /^- (\w+)/.exec(line)?.[1] ?? [])
    }
    expect([await texts(), await texts('HEAD~1'), await texts('HEAD~2', 'HEAD~1')]).toEqual([['two', 'one'], ['two'], ['one']]) // prettier-ignore
    expect(await helix(repo, ['spec', 'changelog', 'nowhere'])).toMatchObject({ code: 2 })
  })

  test('an amendment that only opens a test is none of the spec', async () => {
    const repo = aProduct({ at: 'BUILD' })
    await helix(repo, ['amend', 'The test is wrong.', '--test', 'e2e/sum.test.js'])
    expect((await helix(repo, ['spec', 'changelog', '--json'])).stdout).toContain('"releases": []')
  })

  test('a decision that was renumbered is linked as it is now, one that was rejected is no amendment', async () => {
    const repo = aProduct({ at: 'BUILD' })
    repo.write(specFile, spec.replace('give 3', 'give 5'))
    await helix(repo, ['amend', 'Sums begin at two.'])
    await helix(repo, ['amend', 'reject', '--why', 'no'])
    expect((await helix(repo, ['spec', 'changelog'])).stdout).not.toContain('### The spec')

    repo.write(specFile, spec.replace('give 3', 'give 4'))
    await helix(repo, ['amend', 'Sums begin at one.'])
    repo.git('mv', 'docs/adr/0002-why-sums-begin-at-one.md', 'docs/adr/0007-why-sums-begin-at-one.md')
    repo.commit('docs: another number\n')
    const { stdout } = await helix(repo, ['spec', 'changelog'])
    expect(stdout).toContain('; [ADR 0007](docs/adr/0007-why-sums-begin-at-one.md)')
  })
})

const two = (text: string) => `${spec}\n## REQ-2 Two\n\n${text}\n`

test('helix spec lint knows ids that went, drafts aside, and needs no repository', async () => {
  const repo = aProduct({ at: 'SPEC_DRAFT' })
  repo.commit('STEP[1/4] spec: draft\n', { files: { [specFile]: two('one') } })
  repo.commit('STEP[1/4] spec: draft without\n', { files: { [specFile]: spec } })
  repo.write(specFile, two('other'))
  expect(await helix(repo, ['spec', 'lint', specFile])).toMatchObject({ code: 0 })
  repo.git('commit', '-q', '--amend', '-m', 'docs: landed')
  repo.commit('docs: again\n', { files: { [specFile]: two('one') } })
  repo.commit('docs: without\n', { files: { [specFile]: spec } })
  repo.write(specFile, two('other'))
  expect(await helix(repo, ['spec', 'lint', specFile])).toMatchObject({ code: 1 })
  const folder = aRepo({ files: { 'x.md': two('other') } })
  expect(await helix(folder, ['spec', 'lint', 'x.md'])).toMatchObject({ code: 0 })
  expect(await helix({ root: temporaryFolder() }, ['spec', 'lint', join(folder.root, 'x.md')])).toMatchObject({
    code: 0,
  })
})
