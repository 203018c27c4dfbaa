import type { TestRepo } from '@helix/testkit'
import { beforeEach, describe, expect, test } from 'vitest'
import { addTest, aProduct, helix } from '../../../testing/product.ts'

const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'
const trailers = (repo: TestRepo) => repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
const moves = (repo: TestRepo) => repo.git('log', '--reverse', '--format=%s', 'helix').split('\n')

/** Its first steps were done where other things were installed: their trees do not pass here and today. */
let upstream: TestRepo

beforeEach(() => {
  upstream = aProduct({ at: 'BUILD', files: { 'test/add.test.js': addTest(4) } })
  const message = `STEP[3/4] test: expect what is so today\n\nWhy: the environment is another one.\n\n${trailers(upstream)}\n`
  upstream.commit(message, { files: { 'test/add.test.js': addTest(3) } })
})

function work(repo: TestRepo, number = 3): void {
  const message = `STEP[${number}/4] feat: sum lists\n\nWhy: REQ-1 asks for it.\n\n${trailers(repo)}\n`
  repo.commit(message, { files: { 'src/sum.js': sum } })
}

describe('in a fresh clone where nothing is signed', () => {
  test('a Done that was claimed since and does not hold is measured, and refused', async () => {
    const clone = upstream.clone()
    const message = `STEP[3/4] chore: finish BUILD\n\nWhy: said so.\n\n${trailers(clone)}\nHelix-Done: BUILD\n`
    const shown = '{"version":1,"cycle":"adding","step":"DONE","number":4,"of":4}\n'
    const forged = clone.commit(message, { files: { 'progress.json': shown } })
    // What it claimed holds by now, so that the next step can be done.
    work(clone, 4)
    const { code, stdout } = await helix(clone, ['commit', '--done'])
    expect([code, stdout]).toEqual([1, expect.stringContaining('GATE-TESTS-FAILED')])
    const { subject, from, to } = JSON.parse(clone.git('show', 'helix:judgement.json'))
    expect([subject.commit, to]).toEqual([forged, from])
  })

  test('a Done of long ago is taken over as it stands, and says so; the new one is measured', async () => {
    const clone = upstream.clone()
    work(clone)
    const { code, stdout } = await helix(clone, ['commit', '--done'])
    expect([code, stdout]).toEqual([0, expect.stringContaining('judged here, unsigned')])
    expect(moves(clone)).toEqual([
      expect.stringContaining('idle'),
      '1 start  adding  idle → SPEC_DRAFT',
      '2 pass  adding  SPEC_DRAFT → E2E_RED',
      '3 pass  adding  E2E_RED → BUILD',
      '4 pass  adding  BUILD → DONE',
    ])
    const record = (at: number) => JSON.parse(clone.git('show', `helix~${4 - at}:judgement.json`)).verdicts
    expect(record(3)).toMatchObject([{ outcome: 'pass', condition: { asked: { of: 'landed' } }, reports: [] }])
    expect(record(4).length).toBeGreaterThan(1)
    expect(await helix(clone, ['verify', '--static', '--allow-empty'])).toMatchObject({ code: 0 })
  })
})

test('without a remote nothing has landed: every Done is measured', async () => {
  work(upstream)
  const { code, stdout } = await helix(upstream, ['commit', '--done'])
  expect([code, stdout]).toEqual([1, expect.stringContaining('GATE-TESTS-FAILED')])
})

test('verify on its own measures what it judges', async () => {
  const clone = upstream.clone()
  work(clone)
  expect(await helix(clone, ['verify'])).toMatchObject({ code: 1 })
})
