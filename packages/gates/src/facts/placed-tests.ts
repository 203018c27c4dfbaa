import { type Digest, sha256 } from '@helix/core'
import type { DeclaredTest, ImportEdge } from './facts.ts'
import type { OwnTest } from './own-facts.ts'
import type { Resolution } from './resolve/resolution.ts'
import { workspacePackage } from './resolve/workspaces.ts'

/** The file of tests in its tree, with its imports as they lead there. */
interface Place {
  path: string
  imports: readonly ImportEdge[]
  resolution: Resolution
}

/**
 * Tests as they stand in a tree: their digests take in which packages their names come from, packages of the workspace aside. What
 * one of these brings is the product's, as what a relative import brings: it may move.
 */
export function placedTests(tests: readonly OwnTest[], { path, imports, resolution }: Place): DeclaredTest[] {
  const members = new Set(
    imports.flatMap(({ specifier, target }) =>
      target !== null && resolution.exists(target) && workspacePackage(path, specifier, resolution) !== null
        ? [specifier]
        : [],
    ),
  )
  return tests.map(({ origins = [], ...test }) => {
    const foreign = origins.filter((origin) => !members.has(origin.slice(0, origin.lastIndexOf('#'))))
    const withThese = (digest: Digest): Digest =>
      foreign.length === 0 ? digest : sha256(JSON.stringify([digest, foreign]))
    return { ...test, body: withThese(test.body), shape: withThese(test.shape) }
  })
}
