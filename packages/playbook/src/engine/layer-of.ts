import type { Layer, Policy } from '@helix/core'
import { progressPath } from '../compile/built-in-layers.ts'

const compiled = new WeakMap<Layer, RegExp[]>()

/** The layer that owns a path of the repository: the first that matches. `progress.json` is in none: null. */
export function layerOf(policy: Policy, path: string): Layer | null {
  if (path === progressPath) return null
  return policy.layers.find((layer) => patternsOf(layer).some((pattern) => pattern.test(path))) ?? null
}

function patternsOf(layer: Layer): RegExp[] {
  const known = compiled.get(layer)
  if (known !== undefined) return known
  const patterns = layer.patterns.map((source) => new RegExp(source))
  compiled.set(layer, patterns)
  return patterns
}
