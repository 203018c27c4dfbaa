import type { Layer, Policy } from '@helix/core'
import { progressPath } from '../compile/built-in-layers.ts'
import { lettersOf } from './letters-of.ts'

/** One of a layer's globs: its regular expression is made when a path holds its letters. */
interface Pattern {
  letters: string
  source: string
  expression: RegExp | null
}

const compiled = new WeakMap<Layer, Pattern[]>()

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
  const owner = layers.find((layer) => holds(layer, path)) ?? null
  last.owners.set(path, owner)
  return owner
}

function ownersOf(layers: readonly Layer[]): Map<string, Layer | null> {
  const owners = known.get(layers) ?? new Map<string, Layer | null>()
  known.set(layers, owners)
  return owners
}

function holds(layer: Layer, path: string): boolean {
  const patterns = patternsOf(layer)
  // Counted, because this is asked of every path of a history and every glob of a playbook.
  for (let at = 0; at < patterns.length; at++) {
    const pattern = patterns[at]!
    if (path.includes(pattern.letters) && (pattern.expression ??= new RegExp(pattern.source)).test(path)) return true
  }
  return false
}

function patternsOf(layer: Layer): Pattern[] {
  const held = compiled.get(layer)
  if (held !== undefined) return held
  const patterns = layer.patterns.map((source, at) => ({
    letters: lettersOf(layer.globs[at] ?? ''),
    source,
    expression: null,
  }))
  compiled.set(layer, patterns)
  return patterns
}
