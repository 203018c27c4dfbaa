import type { Command, Digest, Layer, Policy, Service, Signer, Step } from '@helix/core'
import type { CommandEntry } from '../schema/command-schema.ts'
import type { Playbook } from '../schema/playbook-schema.ts'
import { compileCondition, type ConditionEntry } from './conditions.ts'
import { compileLayers } from './layers.ts'

export interface PolicyFacts {
  /** Digest over the files of the policy layer, at the commit that the playbook was read from. */
  digest: Digest
  /** Lines of `.helix/allowed_signers` there. */
  signers: Signer[]
}

/** A parsed playbook as plain JSON for the engine and the hook path: defaults, globs and conditions written out. */
export function compilePolicy(playbook: Playbook, { digest, signers }: PolicyFacts): Policy {
  const layers = compileLayers(playbook)
  return {
    digest,
    version: playbook.version,
    spec: playbook.spec,
    shown: playbook.beacon.shown,
    signing: playbook.signing,
    self: playbook.self,
    reviewers: playbook.reviewers,
    setup: playbook.setup ?? null,
    layers,
    imports: playbook.imports,
    services: mapValues(playbook.services, compileService),
    commands: mapValues(playbook.commands, compileCommand),
    always: compileConditions(playbook.always),
    steps: playbook.steps.map(compileStep),
    lanes: playbook.lanes.map((id) => compileLane(id, layers)),
    signers,
    agent: playbook.agent,
    release: playbook.release,
  }
}

function compileStep(step: Playbook['steps'][number], index: number): Step {
  const { id, opens, review, 'held-out': heldOut } = step
  const asked: ConditionEntry[] = review === 'required' ? [{ gate: 'approval', of: 'step', by: 1 }] : []
  return {
    id,
    number: index + 1,
    opens,
    exit: compileConditions([...step.exit, ...asked]),
    ...(heldOut !== undefined && { heldOut }),
    ...(review !== undefined && review !== 'none' && { review }),
  }
}

type ServiceEntry = Playbook['services'][string]

function compileService(name: string, { 'port-env': portEnv, ...service }: ServiceEntry): Service {
  return { name, portEnv, ...service }
}

function compileCommand(name: string, { runner, ...entry }: CommandEntry): Command {
  const { 'coverage-report': coverageReport, ...command } = { 'coverage-report': undefined, ...entry }
  // The schema gives every runner exactly the fields of its command.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { name, kind: runner, ...command, ...(coverageReport && { coverageReport }) } as Command
}

function compileConditions(written: readonly ConditionEntry[]) {
  return written.flatMap(compileCondition)
}

/**
 * A lane has no conditions of its own: what `fix` and `keep` must prove is the work of the gates of `always`. `free`
 * opens free paths; `keep` and `fix` open all of the product (not helix, policy and the spec), because they work on
 * what exists already, whether or not a cycle is active; what is frozen stays closed to them.
 */
function compileLane(id: string, layers: readonly Layer[]): Step {
  const closed = id === 'free' ? layers.filter((layer) => layer.name !== 'free') : layers.filter(isProtected)
  return { id, opens: layers.filter((layer) => !closed.includes(layer)).map((layer) => layer.name), exit: [] }
}

function isProtected(layer: Layer): boolean {
  return ['helix', 'policy', 'spec'].includes(layer.name)
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (key: string, value: From) => To) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(key, value)]))
}
