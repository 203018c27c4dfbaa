import type { Change, Oid } from '@helix/core'
import { type CommitFiles, sourceFacts } from '@helix/gates'
import { type Git, readBlobs } from '@helix/git'

/** JavaScript, TypeScript and Python, the languages whose tests Helix can read. */
const source = /\.([cm]?[jt]s|[jt]sx|py)$/

/** A file without any of these words declares no test. */
const declaring = /\b(?:[xf]?it|x?test|[xf]?describe|specify|suite|context)\b|\bdef test/

/** What a commit changes, as its tests are told apart before and after. Only sources are read, and parsed when asked for. */
export async function commitFiles(git: Git, changes: readonly Change[]): Promise<CommitFiles> {
  const sources = changes.filter(({ path, parent }) => parent === 0 && source.test(path))
  const oids = sources.flatMap(({ before, after }) => [before?.oid, after?.oid]).filter((oid) => oid !== undefined)
  const blobs = await readBlobs(git, oids)
  const texts = new Map(sources.map(({ path, ...sides }) => [path, sidesOf(blobs, sides)]))
  const testText = (path: string, side: 'before' | 'after') => {
    const text = texts.get(path)?.[side]
    return text !== undefined && declaring.test(text) ? text : undefined
  }
  const factsOf = (side: 'before' | 'after') => {
    const known = new Map<string, ReturnType<typeof sourceFacts>>()
    return (path: string) => {
      if (known.has(path)) return known.get(path)
      const text = testText(path, side)
      const facts = text === undefined ? undefined : sourceFacts(text, path, { exists: () => false })
      known.set(path, facts)
      return facts
    }
  }
  const [before, after] = [factsOf('before'), factsOf('after')]
  const product = () =>
    [...texts]
      .filter(([path]) => (before(path)?.tests ?? after(path)?.tests ?? []).length === 0)
      .map(([, text]) => text)
  return {
    paths: sources.map(({ path }) => path),
    before,
    after,
    isRenamed: (from, to) => {
      const held = product()
      const calls = (name: string, side: 'before' | 'after') => held.some((text) => mentions(text[side], name))
      return calls(from, 'before') && !calls(to, 'before') && calls(to, 'after') && !calls(from, 'after')
    },
  }
}

interface Sides {
  before: string | undefined
  after: string | undefined
}

function sidesOf(blobs: ReadonlyMap<Oid, Uint8Array>, { before, after }: Pick<Change, 'before' | 'after'>): Sides {
  const read = (oid: Oid | undefined) => {
    const bytes = oid === undefined ? undefined : blobs.get(oid)
    return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8')
  }
  return { before: read(before?.oid), after: read(after?.oid) }
}

/** Whether a text holds a name as a whole word. */
function mentions(text: string | undefined, name: string): boolean {
  return text !== undefined && new RegExp(`(?<![\\w$])${name.replaceAll('$', String.raw`\$`)}(?![\\w$])`).test(text)
}
