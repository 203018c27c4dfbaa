import type { Layer, Policy } from '@helix/core'
import { progressPath } from '../compile/built-in-layers.ts'

const compiled = new WeakMap<Layer, RegExp[]>()

/** Paths come again and again: in a hundred commits, in every rule of one. */
const known = new WeakMap<readonly Layer[], Map<string, Layer>>()

/** The layer that owns a path of the repository: the first that matches. `progress.json` is in none: null. */
export function layerOf(policy: Policy, path: string): Layer | null {
  if (path === progressPath) return null
  const owners = known.get(policy.layers) ?? new Map<string, Layer>()
  known.set(policy.layers, owners)
  const owner = owners.get(path) ?? policy.layers.find((layer) => patternsOf(layer).some((held) => held.test(path)))
  if (owner !== undefined) owners.set(path, owner)
  return owner ?? null
}

function patternsOf(layer: Layer): RegExp[] {
  const held = compiled.get(layer)
  if (held !== undefined) return held
  const patterns = layer.patterns.map((source) => new RegExp(source))
  compiled.set(layer, patterns)
  return patterns
}
