import type { Git } from '@helix/git'
import { readTree } from '@helix/git'
import { adrNumber, type Amendment, parseAmendment } from '@helix/spec'
import type { TreeView } from '@helix/gates'

export interface CycleAmendment {
  path: string
  amendment: Amendment
  tests: { rewrite: string[]; drop: string[] }
}

/** Amendments (ADRs that change the spec or frozen tests) that came into the tree since the cycle's start. */
export async function amendmentsSince(git: Git, start: string | null, head: TreeView): Promise<CycleAmendment[]> {
  const before = new Set(start === null ? [] : (await readTree(git, start)).map(({ path }) => path))
  return head.paths
    .filter((path) => adrNumber(path) !== null && !before.has(path))
    .flatMap((path) => amendmentIn(path, head.text(path)))
}

function amendmentIn(path: string, text: string | undefined): CycleAmendment[] {
  // An ADR without this front matter records a decision and amends nothing.
  if (text === undefined || !/^---\n[^]*?^amends:/m.test(text)) return []
  const amendment = parseAmendment(text, path)
  const named = (wanted: 'rewrite' | 'drop') =>
    amendment.requirements.flatMap(({ tests }) =>
      tests.filter(({ action }) => action === wanted).map(({ test }) => test),
    )
  return [{ path, amendment, tests: { rewrite: named('rewrite'), drop: named('drop') } }]
}
