import { HelixError, type Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { mustGit } from '../plumbing/run-git.ts'
import { emptyTree } from './staged.ts'

export interface ChangedLines {
  /** First and last line, from 1, of each run of lines that the newer side has and the older has not. */
  added: [start: number, end: number][]
}

/**
 * The lines of `after` that `before` (null: the empty tree) does not have, for every file in `after` with any change of
 * content. A file of which lines were only removed is there with no line; deleted ones and changes of mode are left out.
 * No rename detection, no filters; files that attributes call binary count as text, so that none hides its lines.
 */
export async function diffLines(
  git: Git,
  before: Oid | null,
  after: Oid,
  paths: readonly string[] = [],
): Promise<Map<string, ChangedLines>> {
  const args = ['diff-tree', '-r', ...flags, before ?? emptyTree[git.objectFormat], after, '--', ...paths]
  return parseAddedLines((await mustGit(git.root, args)).toString('latin1'))
}

const flags = [
  '-p', '-U0', '--text', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color', '--no-relative', '--ignore-submodules=none',
  '--src-prefix=a/', '--dst-prefix=b/', '--diff-algorithm=myers', '--indent-heuristic', '--inter-hunk-context=0',
] // prettier-ignore

/** Reads a unified diff without context; `text` is latin1, so that a line is what ends in a newline byte. */
export function parseAddedLines(text: string): Map<string, ChangedLines> {
  const found = new Map<string, ChangedLines>()
  const lines = text.split('\n')
  let current: ChangedLines | undefined
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.startsWith('diff --git ')) current = undefined
    const path = current ? undefined : newPath(line)
    if (path !== undefined) found.set(path, (current = { added: [] }))
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line)
    if (!hunk) continue
    const [removed, start, count] = [Number(hunk[1] ?? 1), Number(hunk[2]), Number(hunk[3] ?? 1)]
    if (count > 0) current?.added.push([start, start + count - 1])
    // The content is skipped, whatever it looks like; `\ No newline` lines match nothing above.
    let left = removed + count
    while (left > 0 && at + 1 < lines.length) if (!lines[++at]?.startsWith('\\')) left--
  }
  return found
}

/** `+++ b/path`, `+++ b/a path<TAB>` or `+++ "b/p\303\244th"`; undefined of other lines and of `/dev/null`. */
function newPath(line: string): string | undefined {
  const [, quoted, plain] = /^\+\+\+ (?:"b\/(.*)"|b\/([^\t]*))\t?$/.exec(line) ?? []
  const bytes = quoted === undefined ? plain : unquote(quoted)
  if (bytes === undefined) return undefined
  const path = Buffer.from(bytes, 'latin1').toString('utf8')
  if (!path.includes('\ufffd')) return path
  throw new HelixError('git/path-not-utf8', `the path ${path} is not UTF-8`, { hint: 'Rename it.' })
}

const escapes: Record<string, string> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
}

/** git-config(1), core.quotePath: C escapes and three octal digits. */
function unquote(text: string): string {
  return text.replace(
    /\\([0-7]{3}|.)/g,
    (_, code: string) => escapes[code] ?? String.fromCharCode(Number.parseInt(code, 8)),
  )
}
