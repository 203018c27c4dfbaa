import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { relative } from 'node:path'
import type { Enclosure, SandboxNote } from '@helix/agent'
import { type AgentSettings, HelixError } from '@helix/core'
import {
  type Cell,
  type Exit,
  giveTo,
  makeRealFolder,
  openToOwner,
  placesOf,
  probeSandbox,
  type ProcessOptions,
  runProcess,
  scrubbedEnv,
} from '@helix/process'
import { heldOutLayers } from '@helix/playbook'
import type { Standing } from '../../../repository/standing/standing.ts'
import { boxOf } from './boxes.ts'
import type { EnclosedRun } from './enclosed-run.ts'

/** What a playbook's settings and this machine make of the sandbox. */
export async function sandboxFor({ sandbox, network = 'none' }: AgentSettings): Promise<SandboxNote> {
  if (sandbox === 'off') return { kind: 'off', network: 'shared', detail: 'agent.sandbox of the playbook is off' }
  const { kind, detail } = await probeSandbox()
  return kind === 'namespaces' ? { kind, network, detail } : { kind: 'none', network: 'shared', detail }
}

/**
 * The sandbox that a run gets. HelixError agent/no-sandbox where a program is to work and nothing can keep it apart, or where
 * nothing keeps from it what the step holds out.
 */
export async function requireSandbox(
  { policy, position }: Pick<Standing, 'policy' | 'position'>,
  isProgram: boolean,
): Promise<SandboxNote> {
  const note = await sandboxFor(policy.agent)
  if (!isProgram || note.kind === 'namespaces') return note
  const isHoldingOut = heldOutLayers(policy, position).size > 0
  if (note.kind === 'none') {
    const off = isHoldingOut ? '' : ', or say agent: {sandbox: off} in playbook.yml'
    throw new HelixError('agent/no-sandbox', `nothing here can keep a program that works apart: ${note.detail}`, {
      hint: `do this increment yourself (helix brief)${off}; what is missing: helix doctor`,
    })
  }
  if (!isHoldingOut) return note
  throw new HelixError(
    'agent/no-sandbox',
    'this step holds layers out, and without a sandbox a program can read them',
    {
      hint: 'take sandbox: off out of agent in playbook.yml, or held-out out of the step',
    },
  )
}

/** An enclosure in which Helix measures, too. */
export interface RunEnclosure extends Enclosure {
  measure<T>(use: (within: Cell | undefined) => Promise<T>): Promise<T>
}

/** Where the programs of a run work. */
export async function encloseRun(note: SandboxNote, run: EnclosedRun): Promise<RunEnclosure> {
  const sandbox = await probeSandbox()
  if (note.kind !== 'namespaces' || sandbox.kind !== 'namespaces') {
    return { sandbox: note, run: runProcess, measure: (use) => use(undefined) }
  }
  const cell = { sandbox, box: await boxOf(run, note.network) }
  return {
    sandbox: note,
    run: (options) => handedOver(cell, () => runInside(options, cell)),
    measure: (use) => handedOver(cell, () => use(cell)),
  }
}

/** Git reads the folder of another user, starts nothing that its settings name, and writes nothing by the way. */
const gitEnv = {
  GIT_CONFIG_COUNT: '3',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
  GIT_CONFIG_KEY_1: 'core.hooksPath',
  GIT_CONFIG_VALUE_1: '/dev/null',
  GIT_CONFIG_KEY_2: 'core.fsmonitor',
  GIT_CONFIG_VALUE_2: 'false',
  GIT_OPTIONAL_LOCKS: '0',
}

function runInside(options: ProcessOptions, { sandbox, box }: Cell): Promise<Exit> {
  const readable = [...(box.readable ?? []), ...placesOf(options.argv, process.env['PATH'] ?? '')]
  const env = { ...(options.env ?? scrubbedEnv()), ...gitEnv }
  return runProcess({ ...options, env, within: { sandbox, box: { ...box, readable } } })
}

/** Folders that may be written are, as long as something runs, those of whoever it runs as. */
async function handedOver<T>({ sandbox: { owner }, box }: Cell, act: () => Promise<T>): Promise<T> {
  await mkdir(box.home, { recursive: true })
  await makeRealFolder(box.home, relative(box.home, box.temporary))
  try {
    if (owner !== null) for (const folder of box.writable) await giveTo(owner, folder)
    return await act()
  } finally {
    await takeBack(box.writable)
  }
}

/**
 * What root gave to the user of the sandbox is root's again: git trusts no folder of somebody else. What a program shut is
 * open to the user.
 */
export async function takeBack(folders: readonly string[]): Promise<void> {
  const isRoot = process.getuid?.() === 0
  for (const folder of folders.filter((path) => existsSync(path))) {
    if (isRoot) await giveTo({ uid: 0, gid: 0 }, folder)
    await openToOwner(folder)
  }
}
