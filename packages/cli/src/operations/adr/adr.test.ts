import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { helix } from '../../testing/product.ts'

const accepted = (title: string) => `---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# ${title}\n\nCents are exact.\n`

test('a decision is written with the next number, and the one whose place it takes says so', async () => {
  const repo = aRepo({ commits: [{ message: 'a', files: { 'docs/adr/0001-why-cents.md': accepted('Why cents') } }] })
  const ran = await helix(repo, ['adr', 'new', 'Why decimals', '--supersedes', '1'])
  expect([ran.code, ran.stderr]).toEqual([0, ''])
  expect(repo.git('status', '--porcelain', '-uall').split('\n').map((line) => line.slice(-26))).toEqual([
    'docs/adr/0001-why-cents.md',
    's/adr/0002-why-decimals.md',
  ]) // prettier-ignore
  expect((await helix(repo, ['adr', 'check'])).stdout).toBe('passed   docs/adr   2 decisions\n')
  expect((await helix(repo, ['adr', 'list'])).stdout).toBe(
    'superseded  0001-why-cents.md  Why cents   by 0002-why-decimals.md\nproposed    0002-why-decimals.md  Why decimals\n',
  )
  expect((await helix(repo, ['adr', 'search', 'exact'])).stdout).toContain('Why cents')
  expect((await helix(repo, ['adr', 'search', 'nonsense'])).stdout).toBe('no decision\n')
  expect((await helix(repo, ['adr', 'show', 'cents'])).stdout).toContain('Cents are exact.')
})

test.each([
  [['show'], 'name a decision by its number or file'],
  [['show', '7'], 'no decision is named "7"'],
])('%j names none: %s', async (args, said) => {
  const ran = await helix(aRepo(), ['adr', ...args])
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(`cannot   ${said}\n`)])
})

test('records of other tools are found where they keep them, and what is beside them is left out', async () => {
  const adrTools = '# 1. Record decisions\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n'
  const repo = aRepo({ files: { 'doc/adr/0001-record-decisions.md': adrTools, 'doc/adr/README.md': '# Index\n' } })
  const { decisions } = JSON.parse((await helix(repo, ['adr', 'list', '--json'])).stdout)
  expect(decisions).toMatchObject([{ path: 'doc/adr/0001-record-decisions.md', status: 'accepted', number: 1 }])
})

test.each([
  ['.adr-dir', 'notes/decided\n'],
  ['.log4brains.yml', 'project:\n  name: x\n  adrFolder: "./notes/decided/"\n'],
])('the folder that %s names is read', async (name, settings) => {
  const repo = aRepo({ files: { [name]: settings, 'notes/decided/20260101-cents.md': accepted('Why cents') } })
  expect((await helix(repo, ['adr', 'list'])).stdout).toBe('accepted    20260101-cents.md  Why cents\n')
})

const nygard = (title: string) => `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nWhy.\n`

test('records of two folders stand beside one another: those of before Helix, and its amendments', async () => {
  const repo = aRepo({
    files: {
      'doc/adr/0001-record-decisions.md': nygard('1. Record decisions'),
      'doc/adr/0002-use-files.md': nygard('2. Use files'),
      'docs/adr/0001-why-cents.md': '---\nnumber: 1\ntitle: Why cents\namends: {}\n---\n# Why cents\n',
    },
  })
  const ran = await helix(repo, ['adr', 'new', 'Use git', '--supersedes', 'use-files'])
  expect([ran.code, ran.stderr]).toEqual([0, ''])
  expect((await helix(repo, ['adr', 'check'])).stdout).toBe('passed   doc/adr, docs/adr   4 decisions\n')
  expect((await helix(repo, ['adr', 'list'])).stdout).toBe(
    'accepted    0001-record-decisions.md  Record decisions\n' +
      'superseded  0002-use-files.md  Use files   by 0003-why-use-git.md\n' +
      'proposed    0003-why-use-git.md  Use git\n' +
      'accepted    0001-why-cents.md  Why cents\n',
  )
})

test('where no decision is on record, nothing is checked', async () => {
  const ran = await helix(aRepo({ files: { 'docs/guide.md': '# Guide\n' } }), ['adr', 'check', '--json'])
  const { diagnostics } = JSON.parse(ran.stdout)
  expect([ran.code, diagnostics]).toEqual([2, [expect.objectContaining({ code: 'adr/no-records' })]])
})

test('what is wrong is refused with its code, and citing what no longer holds is told', async () => {
  const repo = aRepo()
  const old = '---\nstatus: superseded\nsuperseded-by: [0002-b.md]\n---\n\n# A\n'
  const later = '---\nstatus: accepted\nsupersedes: [0001-a.md]\n---\n\n# B\n'
  repo.commit('a\n', { files: { 'docs/adr/0001-a.md': old, 'docs/adr/0002-b.md': later, 'src/a.ts': '// ADR-0001\n' } })
  const cited = await helix(repo, ['adr', 'check'])
  expect([cited.code, cited.stdout.includes('ADR-CITED  src/a.ts:1')]).toEqual([0, true])
  repo.write('docs/adr/0002-c.md', '# C\n')
  const { stdout, code } = await helix(repo, ['adr', 'check', '--json'])
  const codes = JSON.parse(stdout).diagnostics.map((one: { code: string }) => one.code)
  expect([code, codes]).toEqual([1, ['ADR-STATUS', 'AMEND-NUMBER', 'ADR-CITED']])
})

test.each([
  [['lst'], 'helix adr list'],
  [['show', '9'], 'helix adr list'],
  [['new', ' '], 'helix adr new "Why'],
])('helix adr %j is refused with the command that goes on', async (args, hint) => {
  const ran = await helix(aRepo(), ['adr', ...args])
  expect([ran.code, ran.stderr.includes(hint)]).toEqual([2, true])
})
