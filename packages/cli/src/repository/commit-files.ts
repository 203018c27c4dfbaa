import type { Change, Oid } from '@helix/core'
import {
  type CommitFiles,
  type DeclaredTest,
  isData,
  isStillThere,
  renamedIn,
  type Sides,
  sourceFacts,
  testLanguageOf,
  testsByLines,
  type TreeView,
} from '@helix/gates'
import { type Git, readBlobs } from '@helix/git'
import { treeViewOf } from './tree-view.ts'

/** Whether tests stand in the files of the product. */
function isBoth(path: string): boolean {
  return testLanguageOf(path)?.inProduct === true
}

/** A script or a module of Python without any of these words declares no test. */
const declaring = /\b(?:[xf]?it|x?test|[xf]?describe|specify|suite|context)\b|\bdef test/

/** What a commit with a tree changes, as its tests are told apart before and after. Only sources are read, and parsed when asked for. */
export async function commitFiles(git: Git, changes: readonly Change[], tree: Oid): Promise<CommitFiles> {
  const sources = changes.filter(({ path, parent }) => parent === 0 && !isData(path))
  const oids = sources.flatMap(({ before, after }) => [before?.oid, after?.oid]).filter((oid) => oid !== undefined)
  const blobs = await readBlobs(git, oids)
  const texts = new Map(sources.map(({ path, ...sides }) => [path, sidesOf(blobs, sides)]))
  const testsOf = (side: 'before' | 'after') => {
    const known = new Map<string, TestsIn>()
    return (path: string) => {
      const found = known.get(path) ?? testsIn(texts.get(path)?.[side], path)
      known.set(path, found)
      return found
    }
  }
  const [before, after] = [testsOf('before'), testsOf('after')]
  const product = () =>
    [...texts]
      .filter(([path]) => isBoth(path) || before(path).tests.length + after(path).tests.length === 0)
      .map(([, text]) => text)
  const paths = sources.map(({ path }) => path)
  const view = mayFollow({ paths, before, after }) ? await treeViewOf(git, tree) : null
  const left = view && { tree: view, changed: new Set(paths) }
  return {
    paths,
    before,
    after,
    isRenamed: (from, to, path) =>
      left !== null &&
      renamedIn(product())(from, to) &&
      !isStillThere(importsOf(texts.get(path)?.before, path, left.tree), left, { from, to }),
  }
}

/** Whether a test that is not what it was says the same with other names. */
function mayFollow({ paths, before, after }: Pick<CommitFiles, 'paths' | 'before' | 'after'>): boolean {
  const [old, now] = [before, after].map((side) => paths.flatMap((path) => side(path)?.tests ?? []))
  const bodies = new Set(old?.map(({ body }) => body))
  const shapes = new Set(old?.map(({ shape }) => shape))
  return now?.some(({ body, shape }) => !bodies.has(body) && shapes.has(shape)) === true
}

/** What a file imported, by where the files of a tree lie. */
function importsOf(text: string | undefined, path: string, tree: TreeView) {
  if (text === undefined) return []
  const exists = (at: string) => tree.oid(at) !== undefined
  return sourceFacts(text, path, { exists, paths: tree.paths, text: (at) => tree.text(at) })?.imports ?? []
}

interface TestsIn {
  tests: readonly DeclaredTest[]
  problem?: string | null
}

function testsIn(text: string | undefined, path: string): TestsIn {
  if (text === undefined) return { tests: [] }
  const facts = declaring.test(text) ? sourceFacts(text, path, { exists: () => false }) : undefined
  return facts ?? { tests: testsByLines(text, path) }
}

function sidesOf(blobs: ReadonlyMap<Oid, Uint8Array>, { before, after }: Pick<Change, 'before' | 'after'>): Sides {
  const read = (oid: Oid | undefined) => {
    const bytes = oid === undefined ? undefined : blobs.get(oid)
    return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8')
  }
  return { before: read(before?.oid), after: read(after?.oid) }
}
