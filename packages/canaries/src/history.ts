import { progressPath } from '@helix/beacon'
import type { Approval, Position } from '@helix/core'
import { approvalPath, encodeApproval, namespaces, type SshPrivateKey } from '@helix/evidence'
import type { RawFile } from '@helix/git'
import { specHash, specTag } from '@helix/spec'
import type { Stage } from './stage.ts'
import { e2eTest, spec, specPath } from './product.ts'

/** A new content by path; null removes the file. */
export type Changes = Readonly<Record<string, string | Uint8Array | RawFile | null>>

export interface Person {
  name: string
  email: string
}

/** Who writes, and who approves what others wrote. */
export const anna: Person = { name: 'Anna', email: 'anna@example.org' }
export const ben: Person = { name: 'Ben', email: 'ben@example.org' }

export const cycle = 'adding'

/** The trailer that every commit carries once there is a spec. */
export const stamp = stampOf(spec)

export function stampOf(text: string): string {
  return `Helix-Spec: ${specTag(specHash(text))}`
}

export const signersPath = '.helix/allowed_signers'

/** Who may judge and who may approve. */
export function signersFor({ ci, anna: annas, ben: bens }: Record<'ci' | 'anna' | 'ben', SshPrivateKey>): string {
  return [
    `ci@helix namespaces="${namespaces.judge}" ${ci.publicKey}\n`,
    `${anna.email} namespaces="${namespaces.approve}" ${annas.publicKey}\n`,
    `${ben.email} namespaces="${namespaces.approve}" ${bens.publicKey}\n`,
  ].join('')
}

/** The commits of a cycle up to a stage, in which every rule holds. */
export function historyOf(
  stage: Stage,
  shown: (position: Position) => string,
): readonly { message: string; changes: Changes }[] {
  const approval: Approval = { kind: 'spec', of: specHash(spec), by: ben.email, why: 'read', signature: null }
  const why = 'Why: people add numbers by hand.'
  const at = (step: string): Changes => ({ [progressPath]: shown({ cycle, step }) })
  const all = [
    { message: `STEP[1/4] docs(spec): start ${cycle}\n\n${why}\n\nHelix-Start: ${cycle}\n`, changes: at('SPEC_DRAFT') },
    { message: `STEP[1/4] spec: draft\n\n${why}\n\n${stamp}\n`, changes: { [specPath]: spec } },
    {
      message: `policy: approve the spec\n\nWhy: read.\n\n${stamp}\n`,
      changes: { [approvalPath(approval)]: encodeApproval(approval) },
    },
    {
      message: `STEP[1/4] chore: finish SPEC_DRAFT\n\nWhy: approved.\n\n${stamp}\nHelix-Done: SPEC_DRAFT\n`,
      changes: at('E2E_RED'),
    },
    { message: `STEP[2/4] test: sum lists\n\n${why}\n\n${stamp}\n`, changes: { 'e2e/sum.test.js': e2eTest } },
    {
      message: `STEP[2/4] chore: finish E2E_RED\n\nWhy: red.\n\n${stamp}\nHelix-Done: E2E_RED\n`,
      changes: at('BUILD'),
    },
  ]
  return all.slice(0, lengths[stage])
}

const lengths: Record<Stage, number> = { idle: 0, signed: 0, SPEC_DRAFT: 1, E2E_RED: 4, BUILD: 6 }
