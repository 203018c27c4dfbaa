import type { LayerName, Policy, Position } from '@helix/core'
import { layerOf } from './layer-of.ts'
import { stepOf } from './steps.ts'

/**
 * Layers that the active step holds out: whoever works in it for Helix neither sees nor writes them; none while idle. Throws
 * HelixError `playbook/unknown-step` for a position of another playbook.
 */
export function heldOutLayers(policy: Policy, position: Position): ReadonlySet<LayerName> {
  return new Set(position === 'idle' ? [] : stepOf(policy, position.step).heldOut)
}

/** Whether the active step holds a path out. */
export function isHeldOut(policy: Policy, position: Position, path: string): boolean {
  return heldOutLayers(policy, position).has(layerOf(policy, path)?.name ?? '')
}
