import type { ImportFacts } from './facts.ts'
import { componentImports, isComponent } from './script/imports/component-imports.ts'
import { goImports } from './go/imports.ts'
import { isGo } from './go/is-go.ts'
import type { Resolution } from './resolve/resolution.ts'

/** Imports of files of which Helix reads nothing else: sources of Go, and components of Vue, Svelte and Astro. */
export function sourceImports(text: string, path: string, resolution: Resolution): ImportFacts | undefined {
  if (isGo(path)) return { problem: null, imports: goImports(text, path, resolution) }
  return isComponent(path) ? componentImports(text, path, resolution) : undefined
}
