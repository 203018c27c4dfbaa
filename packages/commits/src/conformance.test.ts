import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gitTrailers } from './trailers/git-trailers.ts'
import { checkConformance, type ReadTrailers } from './testing/conformance/check-conformance.ts'
import { deviations } from './testing/conformance/deviations.ts'
import { type ForeignCase, parseCases } from './testing/conformance/foreign-case.ts'
import { differences, judgeForm } from './testing/conformance/judge-case.ts'

/** In place of git: what it says is held against the real one by `pnpm conformance`. */
const asGit: ReadTrailers = async (message) => {
  const [parsed, logged] = [true, false].map((divider) =>
    gitTrailers(message, { divider }).map(({ key, value }) => `${key}: ${value}`.trimEnd()),
  )
  return { parsed: parsed ?? [], logged: logged ?? [] }
}

const aCase = (id: string, input: string, more: Partial<ForeignCase> = {}): ForeignCase => ({
  id,
  tier: 'third-party-parser',
  kind: 'parse',
  input,
  expect: { valid: true },
  ...more,
})

const spec = aCase('spec-1', 'feat(lang)!: add Polish\n\nbody\n\nRefs: 1', {
  tier: 'spec',
  expect: { valid: true, type: 'feat', scope: 'lang', breaking: true, description: 'add Polish', body: 'body', footers: { refs: ['1'] } }, // prettier-ignore
})
const odd = aCase('odd-1', 'fix:a')
const ignored = aCase('ignored-1', "Merge branch 'x'", { kind: 'ignored', expect: { ignoredByCommitlint: true } })
const all = [spec, odd, ignored]
const listed = { 'odd-1': 'no blank after the colon: rule 1 requires it' }

/** A git of which one parser reads otherwise. */
const other: ReadTrailers = async () => ({ parsed: ['Refs: 1'], logged: ['Refs: 2'] })

/** The faults by part, without parts that have none. */
async function faultsIn(cases: ForeignCase[], deviations: Record<string, string>, git = asGit) {
  const parts = await checkConformance(cases, deviations, git)
  return Object.fromEntries(parts.flatMap(({ name, faults }) => (faults.length === 0 ? [] : [[name, faults]])))
}

describe('the check of conformance', () => {
  test('holds where every deviation is listed with its reason', async () => {
    expect(await faultsIn(all, listed)).toEqual({})
    const counted = (await checkConformance(all, listed, asGit)).map(({ cases }) => cases)
    expect(counted).toEqual([1, 1, 1, 1, 3, 3])
  })

  test('misses a deviation that is not listed, one that is listed in vain, and one without a reason', async () => {
    expect(await faultsIn(all, {})).toEqual({ 'deviations listed': ['odd-1  valid: false'] })
    expect(await faultsIn(all, { ...listed, 'gone-1': 'it was read otherwise once' })).toEqual({
      'no deviation listed in vain': ['gone-1  does not deviate any more: take it out of the list'],
    })
    expect(await faultsIn(all, { 'odd-1': ' ' })).toEqual({ 'no deviation listed in vain': ['odd-1  has no reason'] })
  })

  test('admits no deviation from the specification', async () => {
    const wrong = { ...spec, expect: { ...spec.expect, scope: 'other' } }
    expect(await faultsIn([wrong, odd], listed)).toEqual({ specification: ['spec-1  scope: lang, expected other'] })
    expect(await faultsIn([wrong, odd], { ...listed, 'spec-1': 'because we say so' })).toMatchObject({
      specification: ['spec-1  scope: lang, expected other', 'spec-1  is listed as a deviation; its cases admit none'],
    })
  })

  test.each([
    ["Merge branch 'x'", true],
    ['Revert "x"', true],
    ['v1.2.3', true],
    ['fixup! feat: x', true],
    ['chore(release): 1.2.3', false],
  ])('judges %j, which a linter skips: refused %s', async (input, refused) => {
    expect(await faultsIn([{ ...ignored, input }], {})).toEqual({})
    expect(judgeForm(input, null).length > 0).toBe(refused)
  })

  test('misses trailers that git reads otherwise', async () => {
    expect(await faultsIn([spec], {}, other)).toEqual({
      "trailers as both of git's parsers read them": [
        'spec-1  git log reads ["Refs: 2"]; Helix ["Refs: 1"]',
        'spec-1  git log, of the message reads ["Refs: 2"]; Helix ["Refs: 1"]',
      ],
    })
  })

  test.each(['{}', '{"cases":[]}'])('%s holds no cases, which is no success', (text) => {
    expect(() => parseCases(text)).toThrow('no cases')
  })
})

const path = join(process.env['HELIX_CONFORMANCE'] ?? '', 'commit-cases.json')
const cases = existsSync(path) ? parseCases(readFileSync(path, 'utf8')) : []
const notRun = cases.length === 0 ? ' (not run: HELIX_CONFORMANCE names no folder with commit-cases.json)' : ''

describe.skipIf(cases.length === 0)(`conformance with foreign commit messages${notRun}`, () => {
  test.each(cases.filter(({ tier }) => tier === 'spec'))('$id of the specification holds without deviation', (held) => {
    expect(differences(held)).toEqual([])
    expect(deviations).not.toHaveProperty(held.id)
  })

  test('every other deviation is listed with its reason, and every listed one still deviates', async () => {
    expect(await faultsIn(cases, deviations)).toEqual({})
  })

  test('messages that a linter skips unread are judged like any other', async () => {
    const skipped = cases.filter(({ kind }) => kind === 'ignored')
    expect(skipped.length).toBeGreaterThan(0)
    expect(await faultsIn(skipped, {})).toEqual({})
  })
})
