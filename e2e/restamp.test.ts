import { expect, test } from 'vitest'
import { aProduct, documentOf, helix } from './support/product.ts'

const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'

/** A product in BUILD, and on the branch `mean` an increment made there, while `main` finished the step. */
function aBranchBehindAnAdvance() {
  const repo = aProduct({ at: 'BUILD' })
  repo.branch('mean')
  const spec = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
  const reason = 'Why: REQ-1 is read as a mean, too.'
  repo.commit(`STEP[3/4] feat: add means\n\n${reason}\nValidation:\n  unit: 7 passed\n\n${spec}\n`, {
    files: { 'src/mean.js': 'export const mean = (a, b) => (a + b) / 2\n' },
  })
  repo.switchTo('main')
  repo.commit(`STEP[3/4] feat: add lists\n\nWhy: REQ-1 asks for it.\n\n${spec}\n`, { files: { 'src/sum.js': sum } })
  expect(helix(repo, ['commit', '--done'])).toMatchObject({ code: 0 })
  repo.switchTo('mean').git('rebase', '-q', 'main')
  return repo
}

/** What must stay as it was: tree, author, both dates of the author, the lines that give the reason. */
const kept = ['log', '-1', '--format=%T %an <%ae> %at %ai%n%B']
const withoutStamps = (text: string) => text.replace(/STEP\[\d\/\d\] |^Validation:\n(?: .*\n)+/gm, '')

test('REQ-8 a label that a rebase made stale is written anew, and nothing else', () => {
  const repo = aBranchBehindAnAdvance()
  expect(helix(repo, ['verify']).stdout).toContain('MSG-LABEL')
  const [old, was] = [repo.head(), repo.git(...kept)]

  const restamped = helix(repo, ['commit', '--restamp', 'main..HEAD'])

  expect(restamped.code).toBe(0)
  expect(repo.git('log', '-1', '--format=%s')).toBe('STEP[4/4] feat: add means')
  expect(withoutStamps(repo.git(...kept))).toBe(withoutStamps(was))
  expect(repo.git('log', '-1', '--format=%B')).not.toContain('7 passed')
  expect(repo.git('for-each-ref', '--format=%(objectname)', 'refs/helix/restamped')).toBe(old)
  expect(repo.git('status', '--porcelain')).toBe('')
  expect(helix(repo, ['verify'])).toMatchObject({ code: 0 })
})

test('REQ-8 what has landed is not written anew', () => {
  const repo = aBranchBehindAnAdvance()
  const tip = repo.head()

  const refused = helix(repo, ['commit', '--restamp', 'main~1..HEAD', '--json'])

  expect(refused.code).toBe(1)
  expect(documentOf(refused)).toMatchObject({ ok: false, diagnostics: [{ code: 'RESTAMP-LANDED' }] })
  expect(repo.head()).toBe(tip)
  expect(repo.git('for-each-ref', 'refs/helix/restamped')).toBe('')
})
