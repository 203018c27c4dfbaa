import { renderProgress } from '@helix/beacon'
import type { Approval } from '@helix/core'
import { approvalPath, encodeApproval } from '@helix/evidence'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { specHash, specTag } from '@helix/spec'
import { type TestRepo, twoPeople } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct, helix, playbook, spec } from '../../testing/product.ts'

// Nobody approves own work, the spec is approved in the first of two steps, and nothing needs to run.
const rules = playbook
  .replace('self: true', 'self: false')
  .replace(', {gate: tests, of: unit}', '')
  .replace(
    / {2}- \{id: E2E_RED[^]*(?=agent:)/,
    '  - {id: DONE, opens: [domain, rest, e2e, testkit, infra], exit: [{gate: release}]}\n',
  )
const { steps } = compilePolicy(parsePlaybook(rules, 'playbook.yml'), { digest: '', signers: [] })
const eased = spec.replace('1 and 2 give 3', '1 and 2 give a number')

const stampOf = (text: string) => `Helix-Spec: ${specTag(specHash(text))}`

/** Anna starts a cycle on a branch that shows this spec. */
function start(repo: TestRepo, cycle: string, shown: string | null): void {
  const trailers = `${shown === null ? '' : `${stampOf(shown)}\n`}Helix-Start: ${cycle}\n`
  const files = { 'progress.json': renderProgress(steps, { cycle, step: 'SPEC_DRAFT' }) }
  repo.commit(`STEP[1/2] docs(spec): start ${cycle}\n\nWhy: people add.\n\n${trailers}`, { files })
}

function draft(repo: TestRepo, text: string): void {
  repo.commit(`STEP[1/2] spec: draft\n\nWhy: people add.\n\n${stampOf(text)}\n`, { files: { 'docs/spec.md': text } })
}

function approve(repo: TestRepo, text: string, by: string, why = 'read'): void {
  const approval: Approval = { kind: 'spec', of: specHash(text), by, why, signature: null }
  const files = { [approvalPath(approval)]: encodeApproval(approval) }
  repo.commit(`policy: approve the spec\n\nWhy: read.\n\n${stampOf(text)}\n`, { files, author: twoPeople.ben })
}

function finish(repo: TestRepo, text: string, cycle: string, step: 'SPEC_DRAFT' | 'DONE'): void {
  const [number, next] = step === 'DONE' ? [2, 'idle' as const] : [1, { cycle, step: 'DONE' }]
  repo.commit(
    `STEP[${number}/2] chore: finish ${step}\n\nWhy: it is done.\n\n${stampOf(text)}\nHelix-Done: ${step}\n`,
    { files: { 'progress.json': renderProgress(steps, next) }, allowEmpty: true },
  )
}

/** The codes with which what stands is refused. */
async function refused(repo: TestRepo): Promise<string[]> {
  const { stdout } = await helix(repo, ['verify', '--sign', '--json'])
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; code: string }[] } // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

/** A whole cycle, whose spec Ben approves. */
function land(repo: TestRepo, cycle: string, shown: string | null, text: string): void {
  start(repo, cycle, shown)
  draft(repo, text)
  approve(repo, text, twoPeople.ben.email, `for ${cycle}`)
  finish(repo, text, cycle, 'SPEC_DRAFT')
  finish(repo, text, cycle, 'DONE')
}

test('a yes to a spec that another one has replaced since does not bring it back', async () => {
  const repo = aProduct({ playbook: rules })
  land(repo, 'one', null, eased)
  expect(await refused(repo)).toEqual([])
  land(repo, 'two', eased, spec)
  expect(await refused(repo)).toEqual([])
  start(repo, 'three', spec)
  draft(repo, eased)
  finish(repo, eased, 'three', 'SPEC_DRAFT')
  expect(await refused(repo)).toEqual(['GATE-APPROVAL-AWAITED'])
  approve(repo, eased, twoPeople.ben.email, 'it asks for enough')
  finish(repo, eased, 'three', 'SPEC_DRAFT')
  expect(await refused(repo)).toEqual([])
})

test('a yes to a spec that a cycle leaves as it is serves on', async () => {
  const repo = aProduct({ playbook: rules })
  land(repo, 'one', null, spec)
  start(repo, 'two', spec)
  finish(repo, spec, 'two', 'SPEC_DRAFT')
  expect(await refused(repo)).toEqual([])
})

test('who wrote a spec does not approve it once the cycle was given up and another one started', async () => {
  const repo = aProduct({ playbook: rules })
  land(repo, 'one', null, spec)
  start(repo, 'two', spec)
  draft(repo, eased)
  expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  expect(await helix(repo, ['approve', 'position', 'idle', '--why', 'not now'])).toMatchObject({ code: 0 })
  expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  start(repo, 'three', eased)
  const own = await helix(repo, ['approve', 'spec', '--why', 'mine'])
  expect([own.code, own.stderr.includes('another person must approve it')]).toEqual([2, true])
  approve(repo, eased, twoPeople.anna.email)
  finish(repo, eased, 'three', 'SPEC_DRAFT')
  expect(await refused(repo)).toEqual(['GATE-APPROVAL-AWAITED'])
  approve(repo, eased, twoPeople.ben.email)
  finish(repo, eased, 'three', 'SPEC_DRAFT')
  expect(await refused(repo)).toEqual([])
})
