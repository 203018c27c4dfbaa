import type { Finding } from '@helix/core'
import { languageOf } from '../../facts/languages.ts'
import { parseOwnFacts } from '../../facts/parse-own-facts.ts'
import type { Evidence, TreeView } from '../evidence.ts'
import { fault } from '../gate.ts'
import { importedByProduct, isShipped } from '../shipped.ts'

type Trees = Pick<Evidence, 'head' | 'base' | 'layersOf' | 'policy'>

/**
 * Code of the product that no rule reads, since Helix cannot: a source that something loads and no parser takes, and code under a name
 * that is no source's (`require('./rates.dat')`, which Node runs). None that the base has, and none without a base.
 * SOURCE-UNREADABLE.
 */
export function unreadProduct(evidence: Trees): Finding[] {
  const { head, base } = evidence
  if (base === null) return []
  const loaded = importedByProduct(evidence)
  const isProduct = (path: string) => loaded.has(path) || isShipped(path, evidence)
  const isOld = (path: string) => importedByProduct({ ...evidence, head: base }).has(path)
  return head.paths.flatMap((path) => {
    if (!isProduct(path)) return []
    if (languageOf(path) === undefined)
      return loaded.has(path) && isHiddenCode(head, path) && !isOld(path) ? [unnamed(path)] : []
    const problem = problemOf(head, path)
    if (problem === null || problemOf(base, path) !== null) return []
    const isRun = base.oid(path) !== undefined || loaded.has(path) || isNamedBy(head, path)
    return isRun ? [fault('SOURCE-UNREADABLE', `${path} cannot be read: ${problem}`, mend, { path })] : []
  })
}

const mend = 'Write it so that it can be parsed: what no rule can read may be anything.'

/** Why a source cannot be read; null where it can, or is not there. */
function problemOf(tree: TreeView, path: string): string | null {
  if (tree.oid(path) === undefined) return null
  const facts = tree.facts(path)
  return facts === undefined ? 'it is in no language that Helix reads' : facts.problem
}

/** An entry: nothing imports it. */
function isNamedBy(tree: TreeView, path: string): boolean {
  const isOne = (manifest: string) => tree.text(manifest)?.includes(path) === true
  return isOne('package.json') || isOne('playbook.yml')
}

/** Endings that loaders know as something else than code, whatever the file holds. */
const carried =
  /\.(?:json[5c]?|node|wasm|vue|svelte|astro|png|jpe?g|gif|webp|avif|ico|bmp|tiff?|svg|woff2?|ttf|otf|eot|mp[34]|m4a|webm|og[gv]|wav|flac|pdf|html?|xml|csv|go|mod|pyi)$/i

/** A file that says what only code says; where nobody has read it, one whose ending loaders do not know. */
function isHiddenCode(tree: TreeView, path: string): boolean {
  if (carried.test(path)) return false
  const text = tree.text(path)
  if (text === undefined) return true
  return /[=(]/.test(text) && ['code.mjs', 'code.cjs'].some((name) => parseOwnFacts(text, name)?.problem === null)
}

function unnamed(path: string): Finding {
  const message = `${path} is loaded as code, and its name is that of no source`
  return fault('SOURCE-UNREADABLE', message, 'Give it the ending of its language.', { path })
}
