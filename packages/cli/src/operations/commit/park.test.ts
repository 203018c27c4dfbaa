import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { aProduct, helix } from '../../testing/product.ts'

const repo = aProduct({ at: 'BUILD', cleanup: afterAll })
const hooked = aProduct({ at: 'BUILD', hooks: true, cleanup: afterAll })
const start = repo.head()

beforeEach(() => {
  for (const one of [repo, hooked]) one.git('reset', '-q', '--hard', start).concat(one.git('clean', '-fdq'))
})

const message = (where = repo) => where.git('log', '-1', '--format=%B')
const stage = (path: string, content = 'export {}\n', where = repo) => where.write(path, content).git('add', path)

describe('helix commit --wip', () => {
  test('parks what is staged, judged by nothing, and cannot land', async () => {
    stage('adapters/early.js', 'not even a module', hooked)
    const { code, stdout } = await helix(hooked, ['commit', '--wip', '-t', 'feat', '-m', 'add lists'])
    expect([code, stdout]).toEqual([
      0,
      `parked   ${hooked.head().slice(0, 12)}  wip! feat: add lists\nlands    never: nothing in it was judged\nnext     stage the rest; helix commit takes its place\n`,
    ])
    expect((await helix(hooked, ['verify', '--static'])).stdout).toContain('MSG-PARKED')
    expect((await helix(hooked, ['commit', '--done'])).stdout).toContain('MSG-PARKED')
  })

  test('needs no words, and parking again adds to it', async () => {
    stage('src/a.js')
    await helix(repo, ['commit', '--wip'])
    expect(message()).toBe('wip! parked\n')
    stage('src/b.js')
    await helix(repo, ['commit', '--wip', '-m', 'half of the lists'])
    expect(message()).toBe('wip! half of the lists\n')
    expect(repo.git('show', '--format=', '--name-only')).toBe('src/a.js\nsrc/b.js')
    expect(repo.head('HEAD^')).toBe(start)
  })

  test.each([
    ['without hooks', repo, ''],
    ['with hooks', hooked, 'Validation:\n  unit: 1 passed\n'],
  ])('the next helix commit goes on from its words and takes its place, %s', async (_, where, figures) => {
    stage('src/a.js', undefined, where)
    await helix(where, ['commit', '--wip', '-t', 'feat', '-s', 'sum', '-m', 'add lists', '-w', 'REQ-1 asks for it.'])
    const parked = where.head()
    stage('src/b.js', undefined, where)
    const { code, stdout } = await helix(where, ['commit', '--covers', 'REQ-1'])
    expect(code).toBe(0)
    expect(stdout).toBe(
      `committed ${where.head().slice(0, 12)}  STEP[3/4] feat(sum): add lists\nresumed   ${parked.slice(0, 12)} was parked and is part of it\n`,
    )
    expect(message(where)).toContain(
      `STEP[3/4] feat(sum): add lists\n\nWhy: REQ-1 asks for it.\nChange: src/a.js, src/b.js\n${figures}\nCovers: REQ-1\n`,
    )
    expect(where.head('HEAD^')).toBe(start)
  })

  test('a refused one stays parked, and a retry takes its place all the same', async () => {
    stage('src/a.js')
    await helix(repo, ['commit', '--wip', '-m', 'add lists'])
    const parked = repo.head()
    expect((await helix(repo, ['commit', '-t', 'feat'])).stdout).toContain('MSG-WHY')
    expect(repo.head()).toBe(parked)
    expect((await helix(repo, ['commit', '--retry', '-w', 'asked'])).code).toBe(0)
    expect([repo.head('HEAD^'), message().split('\n')[0]]).toEqual([start, 'STEP[3/4] feat: add lists'])
  })

  test('parks nothing where nothing is staged, and concludes nothing that git has begun', async () => {
    expect((await helix(repo, ['commit', '--wip'])).code).toBe(1)
    repo.branch('side').commit('side', { files: { 'src/add.js': 'side\n' } })
    repo.switchTo('main').commit('main', { files: { 'src/add.js': 'main\n' } })
    expect(repo.tryGit('merge', 'side').code).toBe(1)
    const { code, stderr } = await helix(repo, ['commit', '--wip'])
    expect([code, repo.git('log', '-1', '--format=%s')]).toEqual([2, 'main'])
    expect(stderr).toContain('a merge is in progress')
  })
})

describe('helix commit --lane', () => {
  test('asks for a lane where the step would take the commit, too', async () => {
    stage('src/add.js', 'export const add = (a, b) => b + a\n')
    expect((await helix(repo, ['commit', '-t', 'refactor', '-m', 'turn round', '--lane', 'keep'])).code).toBe(0)
    expect(message()).toMatch(/^refactor: turn round\n[^]*\nHelix-Lane: keep\n$/)
    expect((await helix(repo, ['verify', '--static'])).stdout).not.toMatch(/MSG-L/)
  })

  test('is refused with the reason where it does not fit, and a retry leaves it out', async () => {
    stage('src/a.js')
    const words = ['-t', 'feat', '-m', 'add lists', '-w', 'asked']
    const { code, stdout } = await helix(repo, ['commit', ...words, '--lane', 'fix', '--json'])
    const [first] = JSON.parse(stdout).diagnostics
    expect([code, first.code, first.message]).toEqual([
      1,
      'MSG-LANE',
      'Helix-Lane says fix; the lane fix takes commits of the type fix; this is feat',
    ])
    expect((await helix(repo, ['commit', '--retry'])).code).toBe(0)
    expect(message()).not.toContain('Helix-Lane')
  })
})
