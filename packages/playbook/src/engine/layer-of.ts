import type { Layer, Policy } from '@helix/core'
import { progressPath } from '../compile/built-in-layers.ts'

const compiled = new WeakMap<Layer, RegExp[]>()

/** Paths come again and again: in a hundred commits, in every rule of one. */
const known = new WeakMap<readonly Layer[], Map<string, Layer | null>>()

/** Whose layers were asked for last: nearly always the same. */
let last: { layers: readonly Layer[]; owners: Map<string, Layer | null> } | null = null

/** The layer that owns a path of the repository: the first that matches. `progress.json` is in none: null. */
export function layerOf({ layers }: Policy, path: string): Layer | null {
  if (path === progressPath) return null
  if (last?.layers !== layers) last = { layers, owners: ownersOf(layers) }
  const held = last.owners.get(path)
  if (held !== undefined) return held
  const owner = layers.find((layer) => patternsOf(layer).some((pattern) => pattern.test(path))) ?? null
  last.owners.set(path, owner)
  return owner
}

function ownersOf(layers: readonly Layer[]): Map<string, Layer | null> {
  const owners = known.get(layers) ?? new Map<string, Layer | null>()
  known.set(layers, owners)
  return owners
}

function patternsOf(layer: Layer): RegExp[] {
  const held = compiled.get(layer)
  if (held !== undefined) return held
  const patterns = layer.patterns.map((source) => new RegExp(source))
  compiled.set(layer, patterns)
  return patterns
}
