import { chmod, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Policy, sha256 } from '@helix/core'
import { leftOutTests } from '@helix/gates'
import {
  compilePolicy,
  parsePlaybook,
  playbookPath,
  playbookTemplate,
  type Requirement,
  requirementsOf,
  type Stack,
} from '@helix/playbook'
import { atomicWrite } from '@helix/process'
import type { Io } from '../../io.ts'
import { type CiFlags, chooseCi } from './ci/choose-ci.ts'
import { findCi } from './ci/find-ci.ts'
import { ciHosts } from './ci/index.ts'
import { type ChoiceFlags, type Choices, choose } from './choices.ts'
import { undrivenRunner } from './find-stack.ts'
import { type Ground, gatherGround, readPresent } from './gather.ts'
import {
  type CiChoice,
  type GeneratedManifest,
  manifestPath,
  renderGeneratedManifest,
} from '../../repository/generated-manifest.ts'
import { decideHooks, type HooksPlan } from './hooks/decide-hooks.ts'
import { readHooksState } from './hooks/hooks-state.ts'
import { setHooks } from './hooks/set-hooks.ts'
import { installOf, notBrought, writesIgnored } from './packages/install.ts'
import { packagesFor } from './packages/packages-for.ts'
import { type PlannedFile, planFiles, recordFiles } from './plan-files.ts'
import { keptChoices, recordedStack, stackOf } from './recorded.ts'
import { suggestApprovers } from './suggest-approvers.ts'
import { wantedFiles } from './wanted-files.ts'

export interface InitRequest extends ChoiceFlags, CiFlags {
  dryRun: boolean
}

/** What `helix init` did, or with `dryRun` would do. */
export interface Initialised {
  name: string
  dryRun: boolean
  /** The repository had Helix already. */
  upgrade: boolean
  stack: Stack
  choices: Choices
  /** Choices that nobody made. */
  defaults: (keyof Choices)[]
  files: PlannedFile[]
  hooks: HooksPlan
  /** The jobs on a host, where they were asked for. */
  ci: (Pick<CiChoice, 'host' | 'integrity'> & { path: string }) | null
  /** Who should approve, where more than one person has worked here. */
  approvers: string | null
  /** Packages that the gates need, and neither the repository lists nor `setup` brings. */
  missing: Requirement[]
  /** Files that are tests by their names, and that no command of the playbook takes. */
  leftOut: string[]
  /** The runner of the script `test`, where Helix does not drive it and the playbook names another one for its tests. */
  undriven: string | null
  /** The Node that starts package managers and the product's own programs; null where that is not known. */
  node: string | null
  /** Installs them; null when nothing is missing. */
  install: string | null
  /** It writes .gitignore, too. */
  writesIgnored: boolean
  /** Paths to commit. */
  changed: string[]
}

/**
 * Sets a repository up, adopts one that exists, or refreshes what an earlier Helix generated. Nothing that a person wrote
 * is overwritten, and package.json is not touched. HelixErrors: those of `gatherGround`, `choose` and `chooseCi`, init/chosen,
 * init/not-a-file, init/husky, `playbook/…` for a playbook that is there and cannot be used.
 */
export async function init(io: Io, request: InitRequest): Promise<Initialised> {
  const ground = await gatherGround(io)
  const { git, generated, paths } = ground
  const { choices, defaults } = generated === null ? await choose(io, request) : keptChoices(generated, request)
  const stack = stackOf(ground, choices)
  const ci = chooseCi(request, await findCi(ground, stack))
  const wanted = wantedFiles(stack, choices.playbook, ci)
  const present = await readPresent(git, [...wanted.map(({ path }) => path), manifestPath])
  const playbook = present.get(playbookPath)
  const policy = policyOf(playbook ?? playbookTemplate(stack, choices.playbook))
  const recorded = generated?.files ?? {}
  const planned = planFiles(wanted, present, recorded)
  const manifest = planManifest(present.get(manifestPath), {
    version: 1,
    playbook: choices.playbook,
    stack: recordedStack(stack),
    ...(ci !== null && { ci }),
    files: recordFiles(planned, recorded),
  })
  const files = [...planned, manifest]
  const changed = files.filter(({ state }) => state === 'new' || state === 'refreshed')
  if (!request.dryRun) await write(git.root, changed)
  const setup = policy.setup?.run ?? []
  const place = { ...ground, stack, setup }
  const unlisted = packagesFor(policy, requirementsOf(stack))
  const missing = notBrought(setup, unlisted)
  const toInstall = { missing, bySetup: missing.length < unlisted.length }
  return {
    name: ground.name,
    dryRun: request.dryRun,
    upgrade: ground.adopted,
    stack,
    choices,
    defaults,
    files,
    hooks: await hooksOf(io, ground, request.dryRun),
    ci: ci === null ? null : { host: ci.host, integrity: ci.integrity, path: ciHosts[ci.host].path },
    approvers: suggestApprovers(ground.authors, choices.people),
    missing,
    leftOut: leftOutTests(policy, paths),
    undriven: playbook === undefined && stack.python === undefined ? undrivenRunner(ground.manifest) : null,
    node: ground.node,
    install: installOf(place, toInstall),
    writesIgnored: writesIgnored(place, toInstall),
    changed: changed.map(({ path }) => path),
  }
}

/** Of what it decides only the commands matter here, so it needs neither a digest nor signers. */
function policyOf(playbook: string): Policy {
  return compilePolicy(parsePlaybook(playbook, playbookPath), { digest: sha256(playbook), signers: [] })
}

function planManifest(present: string | undefined, manifest: GeneratedManifest): PlannedFile {
  const text = renderGeneratedManifest(manifest)
  const state = present === undefined ? 'new' : present === text ? 'unchanged' : 'refreshed'
  return { path: manifestPath, text, about: 'what was generated', state }
}

async function write(root: string, files: readonly PlannedFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await atomicWrite(join(root, path), text)
    if (path.startsWith('.husky/')) await chmod(join(root, path), 0o755)
  }
}

async function hooksOf(io: Io, { git }: Ground, dryRun: boolean): Promise<HooksPlan> {
  const state = await readHooksState(git)
  const plan = decideHooks(state)
  if (!dryRun) await setHooks(io, git, state, plan)
  return plan
}
