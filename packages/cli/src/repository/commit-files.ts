import type { Change, Oid } from '@helix/core'
import { type CommitFiles, type DeclaredTest, isData, sourceFacts, testLanguageOf, testsByLines } from '@helix/gates'
import { type Git, readBlobs } from '@helix/git'

/** Whether tests stand in the files of the product. */
function isBoth(path: string): boolean {
  return testLanguageOf(path)?.inProduct === true
}

/** A script or a module of Python without any of these words declares no test. */
const declaring = /\b(?:[xf]?it|x?test|[xf]?describe|specify|suite|context)\b|\bdef test/

/** What a commit changes, as its tests are told apart before and after. Only sources are read, and parsed when asked for. */
export async function commitFiles(git: Git, changes: readonly Change[]): Promise<CommitFiles> {
  const sources = changes.filter(({ path, parent }) => parent === 0 && !isData(path))
  const oids = sources.flatMap(({ before, after }) => [before?.oid, after?.oid]).filter((oid) => oid !== undefined)
  const blobs = await readBlobs(git, oids)
  const texts = new Map(sources.map(({ path, ...sides }) => [path, sidesOf(blobs, sides)]))
  const testsOf = (side: 'before' | 'after') => {
    const known = new Map<string, { tests: readonly DeclaredTest[] }>()
    return (path: string) => {
      const found = known.get(path) ?? { tests: testsIn(texts.get(path)?.[side], path) }
      known.set(path, found)
      return found
    }
  }
  const [before, after] = [testsOf('before'), testsOf('after')]
  const product = () =>
    [...texts]
      .filter(([path]) => isBoth(path) || before(path).tests.length + after(path).tests.length === 0)
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

function testsIn(text: string | undefined, path: string): readonly DeclaredTest[] {
  if (text === undefined) return []
  const facts = declaring.test(text) ? sourceFacts(text, path, { exists: () => false }) : undefined
  return facts?.tests ?? testsByLines(text, path)
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
