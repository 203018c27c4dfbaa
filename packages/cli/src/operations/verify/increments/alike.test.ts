import type { Oid } from '@helix/core'
import { cycle, Ground, stamp } from '@helix/canaries'
import { openGit } from '@helix/git'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { standingAt } from '../../../repository/standing/standing.ts'
import { judgeRange } from './judge-range.ts'

const step = (what: string, trailers = stamp) => `STEP[3/4] feat: ${what}\n\nWhy: REQ-1 asks for it.\n\n${trailers}\n`
const next = (what: string) => step(what).replace('3/4', '4/4')
const free = 'docs: say it\n\nWhy: it was not said.\n\nHelix-Lane: free\n'.replace('Helix-Lane', `${stamp}\nHelix-Lane`)
const link = (ground: Ground) => ({ mode: '120000' as const, oid: ground.raw.blob('/etc') })
const code = (value: number) => `export const x = ${value}\n`
const adr = 'docs/adr/0001-why-x.md'

/** What refuses each commit that is made on top of work at BUILD, in order. */
async function judged(make: (ground: Ground) => unknown): Promise<Map<Oid, string[]>> {
  const ground = new Ground(temporaryFolder(), process.execPath, 'BUILD')
  const files = { 'src/a.js': code(1), 'src/b.js': code(1), 'README.md': 'a', [adr]: '# Why x\n' }
  ground.commit(step('begin'), files)
  make(ground)
  const git = await openGit(ground.raw.root)
  const standing = await standingAt(git, ground.tip)
  if (standing === null) throw new Error('there is a playbook')
  const commits = await judgeRange(git, standing, { landing: true, now: 1_800_000_000 })
  return new Map(commits.map(({ commit, findings }) => [commit, findings.map((finding) => finding.code)]))
}

/** Work as it is done again and again, of every kind that the bad commits below resemble. */
function workOften(ground: Ground): void {
  for (let at = 2; at < 5; at++) {
    ground.commit(step(`go on ${at}`), { 'src/a.js': code(at), 'src/b.js': code(at) })
    ground.commit(step(`explain ${at}`), { 'src/a.js': code(at + 10), 'README.md': `${at}` })
    ground.commit(free, { 'README.md': `free ${at}` })
  }
}

const bad: [what: string, codes: string[], make: (ground: Ground) => Oid][] = [
  ['a label of another step', ['MSG-LABEL'], (ground) =>
    ground.commit(step('x').replace('3/4', '4/4'), { 'src/a.js': code(0) })],
  ['no label', ['MSG-LABEL'], (ground) => ground.commit(step('x').replace('STEP[3/4] ', ''), { 'src/a.js': code(0) })],
  ['no reason', ['MSG-WHY'], (ground) => ground.commit(`STEP[3/4] feat: x\n\n${stamp}\n`, { 'src/a.js': code(0) })],
  ['another spec', ['MSG-SPEC'], (ground) => ground.commit(step('x', `Helix-Spec: spec@${'0'.repeat(12)}`), { 'src/a.js': code(0) })],
  ['a requirement that is none', ['MSG-COVERS'], (ground) => ground.commit(step('x', `Covers: REQ-9\n${stamp}`), { 'src/a.js': code(0) })],
  ['a lane that does not fit', ['MSG-LANE'], (ground) => ground.commit(step('x', `${stamp}\nHelix-Lane: free`), { 'src/a.js': code(0) })],
  ['work that says it is of the lane free', ['MSG-LANE', 'MSG-LABEL'], (ground) => ground.commit(free, { 'src/a.js': code(0), 'README.md': '0' })],
  ['prose that says it is work', ['MSG-LABEL', 'MSG-LANE'], (ground) => ground.commit(step('x'), { 'README.md': '0' })],
  ['a file that becomes a link', ['PATH-LINK'], (ground) => ground.commit(step('x'), { 'src/a.js': link(ground) })],
  ['a frozen test', ['LAYER-FROZEN'], (ground) => ground.commit(step('x'), { 'src/a.js': code(0), 'e2e/sum.test.js': code(0) })],
  ['a layer that is not open', ['LAYER-CLOSED'], (ground) => ground.commit(step('x'), { 'src/a.js': code(0), 'adapters/x.js': code(0) })],
  ['the position', ['PROGRESS-HAND'], (ground) => ground.commit(step('x'), { 'src/a.js': code(0), 'progress.json': '{}' })],
  ['a file that was not there', ['TREE-PATH'], (ground) => ground.commit(step('x'), { 'src/a.js': code(0), 'src/x.': code(0) })],
  ['another encoding', ['COMMIT-ENCODING'], (ground) => ground.commit(step('x'), { 'src/a.js': code(0) }, { encoding: 'latin1' })],
] // prettier-ignore

test.each(bad)('%s is refused after any number of commits that look like it', async (_, codes, make) => {
  const told = async (before: (ground: Ground) => void) => {
    let of = ''
    const found = await judged((ground) => {
      before(ground)
      of = make(ground)
      ground.commit(step('go on'), { 'src/a.js': code(99) })
    })
    return found.get(of)
  }
  const alone = await told(() => undefined)
  expect(new Set(alone)).toEqual(new Set(codes))
  expect(await told(workOften)).toEqual(alone)
})

test('what is alike passes, and passes again where it was added, moved and taken away', async () => {
  const found = await judged((ground) => {
    workOften(ground)
    ground.commit(step('move'), { 'src/c.js': code(1), 'src/b.js': null })
    ground.commit(step('again'), { 'src/c.js': code(2) })
    ground.commit(step('back'), { 'src/c.js': null, 'src/b.js': code(3) })
    workOften(ground)
  })
  expect([...found.values()].flat()).toEqual([])
})

test('after a Done, what was open before it is judged by the step that comes then', async () => {
  let late = ''
  const found = await judged((ground) => {
    workOften(ground)
    const done = `STEP[3/4] chore: finish BUILD\n\nWhy: it is built.\n\n${stamp}\nHelix-Done: BUILD\n`
    ground.commit(done, { 'progress.json': ground.shown({ cycle, step: 'DONE' }) })
    ground.commit(next('go on'), { 'src/a.js': code(50) })
    late = ground.commit(step('too late'), { 'src/a.js': code(51) })
    ground.commit(next('go on'), { 'src/a.js': code(52) })
  })
  expect([...found].filter(([, codes]) => codes.length > 0)).toEqual([[late, ['MSG-LABEL']]])
})

/** Work that brings files again and again. */
function addOften(ground: Ground): void {
  for (let at = 0; at < 3; at++) {
    ground.commit(step(`bring ${at}`), { 'src/a.js': code(at + 20), [`src/more/x${at}.js`]: code(at) })
    ground.commit(step(`bring and explain ${at}`), { [`src/more/y${at}.js`]: code(at), 'README.md': `more ${at}` })
    ground.commit(free, { [`docs/note-${at}.md`]: `${at}` })
  }
  ground.commit(step('take away'), { 'src/more/x0.js': null })
}

const brought: [what: string, codes: string[], files: (ground: Ground) => Parameters<Ground['commit']>[1]][] = [
  ['a name with a character that nobody sees', ['PATH-CONTROL'], () => ({ 'src/a.js': code(0), 'src/more/z\u200b.js': code(0) })],
  ['a name that no other system holds', ['TREE-PATH'], () => ({ 'src/more/aux:z.js': code(0) })],
  ['two names that differ in case alone', ['TREE-COLLISION'], () => ({ 'src/more/z.js': code(0), 'src/more/Z.js': code(0) })],
  ['a name that differs in case alone from one that comes back', ['TREE-COLLISION'], () => ({ 'src/more/x0.js': code(0), 'src/more/X0.js': code(0) })],
  ['a link', ['PATH-LINK'], (ground) => ({ 'src/a.js': code(0), 'src/more/z.js': link(ground) })],
  ['the rules by another name', ['TREE-PATH'], () => ({ 'PLAYBOOK.yml': 'version: 1\n' })],
  ['a test of a frozen layer', ['LAYER-FROZEN'], () => ({ 'e2e/other.test.js': code(0) })],
  ['a layer that is not open', ['LAYER-CLOSED'], () => ({ 'src/a.js': code(0), 'adapters/z.js': code(0) })],
] // prettier-ignore

test.each(brought)('%s is refused after any number of commits that bring files', async (_, codes, files) => {
  let of = ''
  const found = await judged((ground) => {
    addOften(ground)
    of = ground.commit(step('bring one more'), files(ground))
    ground.commit(step('go on'), { 'src/a.js': code(99) })
  })
  expect(found.get(of)).toEqual(codes)
})

test('what commits bring alike passes, and so do edits of it', async () => {
  const found = await judged((ground) => {
    addOften(ground)
    ground.commit(step('edit'), { 'src/more/x1.js': code(5), 'src/more/y1.js': code(5) })
    ground.commit(step('bring back'), { 'src/more/x0.js': code(6), 'src/more/z.js': code(6) })
  })
  expect([...found.values()].flat()).toEqual([])
})
