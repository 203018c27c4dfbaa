import { type Digest, sha256 } from '@helix/core'
import type { TreeView } from './evidence.ts'
import { namingTests } from './trace/naming-tests.ts'

/** A test of a language whose syntax Helix does not read (Go, Rust, Java …), as its lines declare it. */
export interface LineTest {
  /** `path > name`. */
  id: string
  path: string
  name: string
  /** Digest of its lines up to the next test, blanks aside. */
  body: Digest
}

/** Tests of a file in such a language; none of files with facts, whose tests are read from their syntax. */
export function lineTests(tree: TreeView, path: string): LineTest[] {
  const text = tree.facts(path) === undefined ? tree.text(path) : undefined
  if (text === undefined) return []
  const found = namingTests(path, text, undefined)
  const lines = text.split('\n').map((line) => line.trim())
  return found.map(({ id, line }, at) => {
    const body = lines.slice(line - 1, (found[at + 1]?.line ?? Infinity) - 1).filter((one) => one !== '')
    return { id, path, name: id.slice(path.length + 3), body: sha256(body.join('\n')) }
  })
}
