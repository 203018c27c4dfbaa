import { describe, expect, test } from 'vitest'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../run.ts'
import { aProduct, helix } from '../../testing/product.ts'
import { openRunLog } from '@helix/agent'
import { testIo } from '../../testing/test-io.ts'
import { explain } from './index.ts'

describe('helix why', () => {
  test('explains the code of a finding in 80 columns, whatever its letter case', async () => {
    const io = testIo({ cwd: '/' })
    expect(await run(['why', 'msg-why'], io)).toBe(0)
    expect(io.stdout()).toBe(`MSG-WHY   The message says why

why      What changed can be read from the diff, the reason cannot; it is the
         one thing that no machine can supply.
fix      Add a paragraph, or: helix commit --retry --why "REQ-7 asks for …; only
         … existed."
`)
  })

  test('prints the note as JSON', async () => {
    const io = testIo({ cwd: '/' })
    expect(await run(['why', 'git/not-a-repo', '--json'], io)).toBe(0)
    expect(JSON.parse(io.stdout())).toMatchObject({ ok: true, code: 'git/not-a-repo', title: 'No git repository here' })
  })

  test('an unknown code is an error that names what was meant', async () => {
    const io = testIo({ cwd: '/' })
    expect(await run(['why', 'MSG-WYH'], io)).toBe(2)
    expect(io.stdout()).toBe('')
    expect(io.stderr()).toBe(`cannot   no code "MSG-WYH" is known. Did you mean MSG-WHY?
more     helix why why/unknown-code
next     helix why MSG-WHY
`)
  })
})

const note = { title: 't', why: 'w', fix: 'f' }
const table = { 'MSG-WHY': note, 'MSG-TYPE': note, 'git/bare': note, 'MSG-A': note, 'MSG-B': note, 'MSG-C': note }

test('an area names its codes, five at most', () => {
  expect(refusal('MSG').message).toBe('no code "MSG" is known. Did you mean MSG-WHY, MSG-TYPE, MSG-A, MSG-B, MSG-C?')
  expect(refusal('git').message).toBe('no code "git" is known. Did you mean git/bare?')
})

test('a word within a code finds it, a single letter and nonsense nothing', () => {
  expect(refusal('type')).toMatchObject({ code: 'why/unknown-code', hint: 'helix why MSG-TYPE' })
  expect(refusal('bar').message).toBe('no code "bar" is known')
  expect(refusal('m').message).toBe('no code "m" is known')
  expect(refusal('toString')).toMatchObject({ hint: 'copy the code from the message, such as MSG-WHY' })
})

function refusal(asked: string): Error {
  try {
    explain(asked, table)
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error(`${asked} was explained`)
}

const why = async (repo: { root: string }, ...asked: string[]) => helix(repo, ['why', ...asked])

describe('helix why, asked for a reason', () => {
  const decision = '---\nstatus: accepted\ndate: 2026-01-02\n---\n\n# Why crates\n\n## Why\n\nREQ-1 counts crates.\n'

  function aHistory() {
    const repo = aProduct({ at: 'BUILD', files: { 'docs/adr/0001-why-crates.md': decision } })
    const files = { 'src/crates.js': 'export const crates = 1\n\n' }
    const commit = repo.commit('feat: crates\n\nWhy: the harbour asks for totals.\n\nCovers: REQ-1\n', { files })
    return { repo, commit, short: commit.slice(0, 12) }
  }

  test('a requirement, a line, a commit and words lead to decisions and commits', async () => {
    const { repo, commit, short } = aHistory()
    const found = async (...asked: string[]) => (await why(repo, ...asked)).stdout
    expect(await found('REQ-1')).toMatch(
      /^docs\/adr\/0001-why-crates.md {2}Why crates\n {2}decision · 2026-01-02 · REQ-1\n/,
    )
    expect(await found('REQ-1')).toContain(`${short}  feat: crates\n`)
    expect(await found('src/crates.js:1')).toContain('  the harbour asks for totals.\n')
    expect(await found(commit)).toContain('docs/adr/0001-why-crates.md')
    expect(await found('harbour', 'totals')).toContain(short)
    expect(await found('REQ-99')).toContain('more     what it says and what tests it: helix spec trace\n')
    expect(repo.git('status', '--porcelain')).toBe('')
    expect(existsSync(join(repo.root, '.git/helix/trail.sqlite'))).toBe(true)
  })

  test('what came since is taken in, what a rewritten history lost is forgotten, a damaged index is made anew', async () => {
    const { repo, short } = aHistory()
    await why(repo, 'harbour')
    const later = repo.commit('fix: crates\n\nThe harbour asks for boxes.\n', { files: { 'src/crates.js': '' } })
    expect((await why(repo, 'boxes')).stdout).toContain(later.slice(0, 12))
    repo.git('reset', '-q', '--hard', 'HEAD~2')
    expect(await why(repo, 'harbour')).toMatchObject({ code: 1, stdout: expect.stringContaining('nothing on record') })
    repo.git('reset', '-q', '--hard', later)
    writeFileSync(join(repo.root, '.git/helix/trail.sqlite'), 'torn'.repeat(100))
    expect((await why(repo, 'harbour')).stdout).toContain(short)
  })

  test('what an agent wrote down in a run is found, by its words, its requirement and its commit', async () => {
    const { repo, commit } = aHistory()
    const id = '01KCXYZ0000000000000000000'
    const path = join(repo.root, '.git/helix/runs', `${id}.jsonl`)
    const log = await openRunLog(path, { redact: (text) => text, now: () => 1_767_225_600_000 })
    const rest = {
      version: 1,
      helix: '1',
      driver: 'builtin',
      host: '',
      spec: '',
      base: '',
      prompt: '',
      tools: '',
    } as const
    await log.write({ type: 'run', id, step: 'STEP[3/4] BUILD', model: 'scripted', ...rest })
    await log.write({ type: 'decision', decision: 'nudge', reason: 'lighthouse' })
    expect((await why(repo, 'lighthouse')).code).toBe(1)
    await log.write({ type: 'decision', decision: 'a ledger', reason: 'REQ-1 counts barrels twice', by: 'agent' })
    await log.close()
    const { reasons } = JSON.parse((await why(repo, 'barrels', '--json')).stdout)
    expect(reasons).toEqual([
      expect.objectContaining({
        kind: 'run',
        ref: id,
        title: 'a decision of scripted in STEP[3/4] BUILD',
        why: 'a ledger: REQ-1 counts barrels twice',
        requirements: ['REQ-1'],
      }),
    ])
    expect((await why(repo, 'REQ-1')).stdout).toContain(id)
    expect((await why(repo, commit)).stdout).not.toContain(id)
    const made = repo.commit(`feat: ledger\n\nHelix-Run: ${id}\n`, { files: { 'src/ledger.js': '1\n' } })
    expect((await why(repo, made)).stdout).toContain('a ledger: REQ-1 counts barrels twice')
  })

  test('decisions lead to the answer wherever people keep them', async () => {
    const files = {
      '.adr-dir': 'notes/decided\n',
      'notes/decided/0001-x.md':
        '# 1. Use crates\n\n## Status\n\nAccepted\n\n## Context\n\nThe harbour counts crates.\n',
    }
    const repo = aProduct({ at: 'BUILD', files })
    expect((await why(repo, 'harbour')).stdout).toContain('notes/decided/0001-x.md  Use crates')
  })

  test('a line that is not there is an error', async () => {
    const ran = await why(aProduct(), 'src/add.js:99')
    expect([ran.code, ran.stderr.includes('HEAD has no line 99 in src/add.js')]).toEqual([2, true])
  })
})
