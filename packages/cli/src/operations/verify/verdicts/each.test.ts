import { describe, expect, it } from 'vitest'
import { aProduct, helix } from '../../../testing/product.ts'

const keep = (what: string) => `refactor: ${what}\n\nHelix-Lane: keep\n`
const docs = 'docs: say more\n\nHelix-Lane: free\n'
const broken = 'export const add = (a, b) => a - b\n'
const whole = 'export const add = (a, b) => a + b\n'

interface Told {
  each: { commit: string; findings: { code: string }[] }[]
  diagnostics: { code: string; severity: string; where?: { name?: string } }[]
}

/** Exit code, red commits with their codes, and what the diagnostics say. */
async function each(repo: { root: string }) {
  const { code, stdout } = await helix(repo, ['verify', '--each', '--json'])
  const told = JSON.parse(stdout) as Told // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  const errors = told.diagnostics.filter(({ severity }) => severity === 'error')
  return {
    code,
    alone: told.each.map(({ commit }) => commit),
    errors: errors.map((one) => [one.where?.name, one.code]),
  }
}

describe('verify --each', () => {
  it('names a commit that is red, although the tip is green', async () => {
    const repo = aProduct()
    const red = repo.commit(keep('subtract'), { files: { 'src/add.js': broken } })
    repo.commit(keep('add'), { files: { 'src/add.js': whole } })
    expect(await helix(repo, ['verify'])).toMatchObject({ code: 0 })
    expect(await each(repo)).toEqual({
      code: 1,
      alone: [red],
      errors: [[`${red.slice(0, 12)} test/add.test.js > adds`, 'GATE-TESTS-FAILED']],
    })
    const { stdout } = await helix(repo, ['verify', '--each'])
    expect(stdout).toContain(`✗ ${red.slice(0, 12)}  quick gates`)
  })

  it('names a red tip once, by what it is measured by anyway', async () => {
    const repo = aProduct()
    const red = repo.commit(keep('subtract'), { files: { 'src/add.js': broken } })
    expect(await each(repo)).toEqual({
      code: 1,
      alone: [],
      errors: [[`${red.slice(0, 12)} test/add.test.js > adds`, 'GATE-TESTS-FAILED']],
    })
  })

  it('leaves out commits of which no gate reads a file', async () => {
    const repo = aProduct()
    const green = repo.commit(keep('more'), { files: { 'src/more.js': 'export const more = 1\n' } })
    repo.commit(docs, { files: { 'docs/more.md': '# More\n' } })
    repo.commit(docs, { files: { 'docs/more.md': '# More and more\n' } })
    expect(await each(repo)).toEqual({ code: 0, alone: [green], errors: [] })
  })

  it('judges the commits of both sides of a merge', async () => {
    const repo = aProduct()
    repo.git('checkout', '-q', '-b', 'side')
    const red = repo.commit(keep('subtract'), { files: { 'src/add.js': broken } })
    repo.commit(keep('add'), { files: { 'src/add.js': whole } })
    repo.git('checkout', '-q', 'main')
    repo.commit(docs, { files: { 'docs/more.md': '# More\n' } })
    repo.git('merge', '-q', '--no-ff', '-m', "Merge branch 'side'", 'side')
    expect(await each(repo)).toMatchObject({
      code: 1,
      errors: [[`${red.slice(0, 12)} test/add.test.js > adds`, 'GATE-TESTS-FAILED']],
    })
  })

  it.each(['--static', '--sign', '--judge=x', '--measure=x'])('is not asked for with %s', async (other) => {
    expect(await helix(aProduct(), ['verify', '--each', other])).toMatchObject({ code: 2 })
  })
})
