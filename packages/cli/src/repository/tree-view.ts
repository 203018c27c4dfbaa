import type { Oid } from '@helix/core'
import { placedFacts, sourceImports, testLanguageOf, type TreeView } from '@helix/gates'
import { type Git, readBlobs, readTree, treeOf } from '@helix/git'
import { ownFactsOf } from './kept-facts.ts'
import { sharedFactsOf } from './shared-facts.ts'

/** Files that judges read as text, and tests of any language; others only count by path and blob. */
const readable =
  /\.(?:[cm]?[jt]sx?|json|md|ya?ml|py|pyi|toml|cfg|txt|lock|go|mod|vue|svelte|astro|(?:pc|s?c|sa)ss|less|styl|graphql|gql|glsl|vert|frag|wgsl|hbs|mdx|sql|proto)$/
export const isReadable = (path: string): boolean => readable.test(path) || testLanguageOf(path) !== undefined

/** Trees that are kept: head, base and start of a judgement and of the one before. */
const mostViews = 6

/** A tree that was read, with the blobs of its readable files: the next one mostly has the same. */
interface ReadTree {
  view: TreeView
  blobs: Blobs
}

type Blobs = ReadonlyMap<Oid, Uint8Array>

const views = new WeakMap<Git, Map<Oid, Promise<ReadTree>>>()

/** One tree with the texts of its sources; a blob of the tree that was asked for before is not read again. */
export async function treeViewOf(git: Git, treeish: Oid): Promise<TreeView> {
  const known = views.get(git) ?? new Map<Oid, Promise<ReadTree>>()
  views.set(git, known)
  const view = known.get(treeish) ?? readView(git, treeish, [...known.values()].at(-1))
  known.delete(treeish)
  known.set(treeish, view)
  const [oldest] = known.keys()
  if (known.size > mostViews && oldest !== undefined) known.delete(oldest)
  view.catch(() => known.delete(treeish))
  return (await view).view
}

async function readView(git: Git, treeish: Oid, before?: Promise<ReadTree>): Promise<ReadTree> {
  const [tree, entries] = await Promise.all([treeOf(git, treeish), readTree(git, treeish)])
  const files = entries.filter(({ path, mode }) => mode.startsWith('100') && isReadable(path))
  const blobs = await blobsOf(git, files.map(({ oid }) => oid), before) // prettier-ignore
  const oids = new Map(entries.map(({ path, oid }) => [path, oid]))
  const texts = new Map<string, string | undefined>()
  const bytesOf = (path: string) => (isReadable(path) ? blobs.get(oids.get(path) ?? '') : undefined)
  const shared = sharedFactsOf(entries)
  const keys = new Map(entries.map(({ path, oid, mode }) => [path, `${mode} ${oid} ${path}`]))
  const resolution = {
    exists: (path: string) => oids.has(path),
    paths: entries.map(({ path }) => path),
    text: (path: string) => view.text(path),
  }
  const view: TreeView = {
    tree,
    paths: resolution.paths,
    oid: (path) => oids.get(path),
    text: (path) => once(texts, path, () => decode(bytesOf(path))),
    facts: (path) =>
      once(shared.facts, keys.get(path) ?? path, () => {
        const bytes = bytesOf(path)
        // Parsed once, and mostly not at all: its text is not kept.
        const own = bytes && ownFactsOf(git, oids.get(path) ?? '', path, () => decode(bytes))
        return own === undefined ? undefined : placedFacts(own, path, resolution)
      }),
    imports: (path) =>
      view.facts(path) ??
      once(shared.imports, keys.get(path) ?? path, () => {
        const text = decode(bytesOf(path))
        return text === undefined ? undefined : sourceImports(text, path, resolution)
      }),
  }
  return { view, blobs }
}

async function blobsOf(git: Git, oids: readonly Oid[], before: Promise<ReadTree> | undefined): Promise<Blobs> {
  const known: Blobs = (await before?.catch(() => undefined))?.blobs ?? new Map<Oid, Uint8Array>()
  const blobs = await readBlobs(
    git,
    oids.filter((oid) => !known.has(oid)),
  )
  for (const oid of oids) {
    const held = known.get(oid)
    if (held !== undefined) blobs.set(oid, held)
  }
  return blobs
}

function once<T>(held: Map<string, T>, key: string, make: () => T): T | undefined {
  if (!held.has(key)) held.set(key, make())
  return held.get(key)
}

/** As runtimes and compilers read sources: what is no UTF-8 is one character that says so, and hides nothing of the rest. */
export function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes)
}
