import type { Oid } from '@helix/core'
import { type Git, readTree, streamBlobs } from '@helix/git'
import { ownFactsOf } from '../../repository/kept-facts.ts'
import { decode, isReadable } from '../../repository/tree-view.ts'

/**
 * Titles of the tests in files that speak of requirements. Most speak of none, and to parse them all is most of the time of a brief; each
 * is let go once it has been looked at, for all texts of a large tree are hundreds of megabytes.
 */
export async function titlesOfTests(git: Git, tree: Oid): Promise<string[]> {
  const files = (await readTree(git, tree)).filter(({ path, mode }) => mode.startsWith('100') && isReadable(path))
  const named = Map.groupBy(files, ({ oid }) => oid)
  const titles: string[] = []
  for await (const [oid, bytes] of streamBlobs(git, named.keys())) {
    if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('REQ-')) continue
    for (const { path } of named.get(oid) ?? []) {
      const facts = ownFactsOf(git, oid, path, () => decode(bytes))
      titles.push(...(facts?.tests ?? []).map(({ id }) => id))
    }
  }
  return titles
}
