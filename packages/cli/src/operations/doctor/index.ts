import { join } from 'node:path'
import { type Finding, HelixError, type Isolation } from '@helix/core'
import { type Git, headState, openGit } from '@helix/git'
import { compilePolicy, parsePlaybook, playbookPath } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { apartFor } from '../../measuring/place/isolation.ts'
import { readLocal } from '../../repository/local/local-state.ts'
import type { Check, Examined, Patient } from './check.ts'
import { checks } from './checks/index.ts'

export interface DoctorRequest {
  probeModel: boolean
}

export interface CheckResult extends Examined {
  name: string
  code: string
}

export interface Diagnosis {
  /** No check found a problem; warnings are allowed. */
  healthy: boolean
  results: CheckResult[]
  /** What would keep author code apart here; what was used is in each judgement. */
  isolation?: Isolation
}

/** Examines this clone and this machine. What a check runs into is its finding, never the end of the others. */
export async function examine(
  io: Io,
  { probeModel }: DoctorRequest,
  table: readonly Check[] = checks,
): Promise<Diagnosis> {
  const patient = await gatherPatient(io, probeModel)
  const results: CheckResult[] = []
  for (const check of table) {
    const examined = await runCheck(check, patient)
    if (examined !== null) results.push({ name: check.name, code: check.code, ...examined })
  }
  const { isolation } = await apartFor('installed')
  return { healthy: results.every(({ state }) => state !== 'problem'), results, isolation }
}

/** Warnings and problems as diagnostics. */
export function findingsOf({ results }: Diagnosis): Finding[] {
  return results.flatMap(({ name, code, state, found, fix }) => {
    if (state === 'ok') return []
    const severity = state === 'problem' ? ('error' as const) : ('warning' as const)
    return [{ severity, code, message: `${name}: ${found}`, ...(fix !== undefined && { fix }) }]
  })
}

async function runCheck(check: Check, patient: Patient): Promise<Examined | null> {
  const attempt = await attempting(() => check.run(patient))
  if (!(attempt instanceof HelixError)) return attempt
  return { state: 'problem', found: attempt.message, fix: attempt.hint ?? `helix why ${attempt.code}` }
}

async function gatherPatient(io: Io, probeModel: boolean): Promise<Patient> {
  const git = await attempting(() => openGit(io.cwd, { checkVersion: false }))
  const nothing: Patient = { io, git, head: null, playbook: null, policy: null, probeModel }
  if (git instanceof HelixError) return nothing
  const { commit } = await headState(git)
  const playbook = await readLocal(join(git.root, playbookPath))
  return { ...nothing, head: commit, playbook, policy: await readPolicy(git, playbook) }
}

/** The check `playbook` says what is wrong with one that cannot be used. */
async function readPolicy(git: Git, text: string | null): Promise<Patient['policy']> {
  if (text === null) return null
  const { readSigners } = await import('./signers.ts')
  const policy = await attempting(async () => {
    const signers = await attempting(() => readSigners(git))
    return compilePolicy(parsePlaybook(text, playbookPath), {
      digest: '',
      signers: signers instanceof HelixError ? [] : signers,
    })
  })
  return policy instanceof HelixError ? null : policy
}

/** A HelixError as a value: doctor reports what others stop at. */
async function attempting<T>(act: () => Promise<T>): Promise<T | HelixError> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof HelixError) return error
    throw error
  }
}
