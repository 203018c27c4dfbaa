import { posix } from 'node:path'
import type { Finding } from '@helix/core'
import { look } from '../../facts/resolve/look.ts'
import { runnerPackage } from '../../facts/script/signs/runner-parts.ts'
import type { Evidence, TreeView } from '../evidence.ts'
import { fault } from '../gate.ts'

/** What assertions and the runs of tests rest upon, beside the runners themselves. */
const assertions =
  /^(?:(?:node:)?assert|supertest|should|tap|tape|earl|bun:test|playwright|playwright-core|fast-check|@(?:fast-check|playwright|testing-library)\/[^/]+)(?:\/|$)/

/**
 * Files that stand in the place of a runner or its assertions: an import of one leads to a file of the repository, by `paths` of a
 * tsconfig.json say, which a runner like Playwright follows. None that the base has, and none without a base; none where the base says
 * that the repository is that package. INTEGRITY-PATCHED.
 */
export function replacedRunners({ head, base }: Pick<Evidence, 'head' | 'base'>): Finding[] {
  if (base === null) return []
  const found = replacing(head)
  if (found.size === 0) return []
  const known = new Set(replacing(base).keys())
  const own = ownPackages(base)
  const isOwn = (specifier: string) => own.some((name) => specifier === name || specifier.startsWith(`${name}/`))
  return [...found].flatMap(([key, { specifier, target }]) =>
    known.has(key) || isOwn(specifier)
      ? []
      : fault(
          'INTEGRITY-PATCHED',
          `tests that import ${specifier} get this file in its place`,
          'Leave the names of runners and assertions to the packages that are installed.',
          { path: target },
        ),
  )
}

/** Names of the packages that a repository is made of. */
function ownPackages(tree: TreeView): string[] {
  const manifests = tree.paths.filter((path) => posix.basename(path) === 'package.json')
  return manifests.flatMap((path) => {
    const name = look.json(tree.text(path))?.['name']
    return typeof name === 'string' && name !== '' ? [name] : []
  })
}

function replacing(tree: TreeView): Map<string, { specifier: string; target: string }> {
  const found = new Map<string, { specifier: string; target: string }>()
  for (const path of tree.paths) {
    for (const { specifier, target } of tree.facts(path)?.imports ?? []) {
      if (target === null || !(runnerPackage.test(specifier) || assertions.test(specifier))) continue
      if (tree.oid(target) !== undefined) found.set(`${specifier} ${target}`, { specifier, target })
    }
  }
  return found
}
