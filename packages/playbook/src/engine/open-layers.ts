import type { LayerName, Policy, Position, Step, StepId } from '@helix/core'
import { freezingLayers } from '../compile/built-in-layers.ts'
import { nextStep, numberOf, stepOf, stepsDone } from './steps.ts'

/**
 * Layers that a commit may change at a position. In a cycle: what the active step and those before it open, and what
 * is always open. The spec is open in the step that opens it and in no later one; frozen layers are closed. While
 * idle: what is always open. A commit of a lane may change what the lane opens, in a cycle or not, and never what is
 * frozen.
 * Throws HelixError `playbook/unknown-step` for a position of another playbook.
 */
export function openLayers(policy: Policy, position: Position, lane: StepId | null = null): ReadonlySet<LayerName> {
  const step = position === 'idle' ? null : position.step
  if (last === null || last.policy !== policy || last.step !== step || last.lane !== lane) {
    last = { policy, step, lane, open: findOpen(policy, position, lane) }
  }
  return last.open
}

/** Every path of every commit asks this again, and nearly always the same. */
let last: { policy: Policy; step: StepId | null; lane: StepId | null; open: ReadonlySet<LayerName> } | null = null

function findOpen(policy: Policy, position: Position, lane: StepId | null): Set<LayerName> {
  const frozen = frozenLayers(policy, position)
  const opened = lane === null ? openedAt(policy, position) : openedBy(policy, lane)
  return new Set(opened.filter((name) => !frozen.has(name)))
}

/**
 * Layers whose files may not change until the cycle ends: acceptance tests and what they stand on, after the red-bar
 * step.
 */
export function frozenLayers(policy: Policy, position: Position): Set<LayerName> {
  const isFrozen = stepsDone(policy, position).some(hasRedBar)
  return new Set(isFrozen ? freezingLayers : [])
}

function openedAt(policy: Policy, position: Position): LayerName[] {
  const always = policy.layers.filter((layer) => layer.always).map((layer) => layer.name)
  if (position === 'idle') return always
  const active = stepOf(policy, position.step)
  const before = stepsDone(policy, position).flatMap((step) => step.opens)
  return [...always, ...before.filter((name) => name !== 'spec'), ...active.opens]
}

function openedBy(policy: Policy, lane: StepId): LayerName[] {
  return policy.lanes.find((candidate) => candidate.id === lane)?.opens ?? []
}

/** The step that opens a layer; null when none does. */
export function openerOf(policy: Policy, layer: LayerName): Step | null {
  return policy.steps.find((step) => step.opens.includes(layer)) ?? null
}

/** The first step whose exit holds the red bar: with its Done tests freeze. */
export function redBarStep(policy: Policy): Step | null {
  return policy.steps.find(hasRedBar) ?? null
}

/** The step from which on tests are frozen: the one after the red-bar step. */
export function freezingStep(policy: Policy): Step | null {
  const redBar = redBarStep(policy)
  return redBar === null ? null : nextStep(policy, redBar.id)
}

/** Whether a step comes after the active one. */
export function isLater(policy: Policy, step: Step, position: Position): boolean {
  return position === 'idle' || numberOf(policy, step.id) > numberOf(policy, position.step)
}

function hasRedBar(step: Step): boolean {
  return step.exit.some((condition) => condition.gate === 'red-bar')
}
