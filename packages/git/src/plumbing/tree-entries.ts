import { HelixError, type Oid } from '@helix/core'
import { isUtf8 } from 'node:buffer'
import { pathNotUtf8 } from '../trees/object-errors.ts'

/** One entry of one folder. */
export interface RawTreeEntry {
  /** As git shows it: `040000`, `100644`, `100755`, `120000`, `160000`. */
  mode: string
  name: string
  oid: Oid
}

const blank = 0x20

/**
 * Reads a tree object: `<octal mode> <name>` NUL `<object id as bytes>`, repeated (gitformat-pack(5) gives no form of it;
 * git's tree-walk.c, decode_tree_entry, does). HelixError `git/path-not-utf8`, `git/missing-object` for a torn one.
 */
export function splitTree(bytes: Buffer, tree: Oid): RawTreeEntry[] {
  const oidLength = tree.length / 2
  const entries: RawTreeEntry[] = []
  for (let at = 0; at < bytes.length;) {
    const [space, end] = [bytes.indexOf(blank, at), bytes.indexOf(0, at)]
    const next = end + 1 + oidLength
    if (space <= at || end < space || next > bytes.length) throw torn(tree)
    entries.push({
      mode: spellMode(bytes.toString('latin1', at, space)),
      name: decodeName(bytes, space + 1, end),
      oid: bytes.toString('hex', end + 1, next),
    })
    at = next
  }
  return entries
}

/** git's canon_mode: old repositories hold modes such as 100664. */
function spellMode(octal: string): string {
  const known = spelled[octal]
  if (known !== undefined) return known
  const mode = Number.parseInt(octal, 8)
  if ((mode & 0o170000) === 0o100000) return (mode & 0o100) === 0 ? '100644' : '100755'
  return spelled[(mode & 0o170000).toString(8)] ?? '160000'
}

const spelled: Readonly<Record<string, string>> = {
  '40000': '040000',
  '100644': '100644',
  '100755': '100755',
  '120000': '120000',
  '160000': '160000',
}

function decodeName(bytes: Buffer, start: number, end: number): string {
  const name = bytes.toString('utf8', start, end)
  if (!name.includes('\ufffd') || isUtf8(bytes.subarray(start, end))) return name
  throw pathNotUtf8(`the name ${name} in this tree is not UTF-8`)
}

function torn(tree: Oid): HelixError {
  return new HelixError('git/missing-object', `the tree ${tree} is damaged`, { hint: 'git fsck' })
}
