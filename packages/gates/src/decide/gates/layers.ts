import type { Finding, Policy } from '@helix/core'
import type { Evidence, TreeView } from '../evidence.ts'
import type { ImportEdge } from '../../facts/facts.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { counted } from '../per-cent.ts'
import { edgesOf } from '../import-edges.ts'
import { isData } from '../lanes/aids.ts'
import { intoOpen } from './into-open.ts'
import { unparsed } from '../unreadable.ts'
import { unreadLanguage } from '../unread-language.ts'

/**
 * Files import only from their own layer and from those that `imports` of the playbook allows it; a layer that is not
 * listed there may import anything but code that is open at any time. Edges that the base has already are not charged again.
 * Measured: `files` of restricted layers, `edges` between layers, `known` edges of the base, `computed` imports whose target
 * nobody can tell.
 */
export const layers: Gate = {
  name: 'layers',
  needs: () => [],
  judge(_condition, evidence) {
    const { policy, head } = evidence
    const claimed = head.paths.filter((path) => allowedFor(policy, evidence.layersOf(path)) !== undefined)
    const files = claimed.filter((path) => head.imports(path) !== undefined)
    const unknown = unreadFaults(evidence, claimed, files)
    const torn = [...unknown, ...unparsedFaults(evidence, files)]
    const unread = torn.filter(({ severity }) => severity === 'error')
    if (unread.length > 0) return missing(unread)
    const crossing = files.flatMap((path) => forbidden(evidence, path))
    const fresh = crossing.filter((one) => !isKnown(evidence, one))
    const computed = files
      .flatMap((path) => head.imports(path)?.imports ?? [])
      .filter(({ specifier }) => specifier === '*')
    const open = intoOpen(evidence)
    const measured = {
      files: files.length,
      edges: fresh.length + open.length,
      known: crossing.length - fresh.length,
      computed: computed.length,
    }
    return decided(measured, [...fresh.map((one) => refusal(evidence, one)), ...open, ...torn])
  },
}

/** Rules about imports that nobody reads would hold for nothing. Files that the base has already are told, and not charged. */
function unreadFaults({ base }: Evidence, claimed: readonly string[], files: readonly string[]): Finding[] {
  const code = claimed.filter((path) => !isData(path))
  if (claimed.length === 0) return []
  if (files.length === 0 && code.length > 0) {
    const message = `of ${counted(code.length, 'file')} in layers with import rules none is in a language that Helix reads`
    return [fault('LAYERS-ZERO', message, 'Remove `imports` from playbook.yml and check them with a command.')]
  }
  const read = new Set(files)
  const fix =
    'Take these files into a layer without `imports` in playbook.yml and check them with a command of their own.'
  const sources = claimed.filter((path) => !read.has(path) && unreadLanguage(path) !== undefined)
  const known = sources.filter((path) => base?.oid(path) !== undefined)
  const told = (paths: readonly string[]) =>
    [...Map.groupBy(paths, unreadLanguage)].map(([language = '', [path = '', ...others]]) => {
      const more = others.length === 0 ? '' : ` and ${counted(others.length, 'other file')}`
      const message = `${path}${more}: the layer has import rules, and Helix reads no imports of ${language}`
      return fault('LAYERS-UNREAD', message, fix, { path })
    })
  const fresh = sources.filter((path) => !known.includes(path))
  return [...told(fresh), ...asWarnings(told(known))]
}

/** The same of files that cannot be parsed: a template under a name of code was one before, and hides no more than it did. */
function unparsedFaults({ head, base }: Evidence, files: readonly string[]): Finding[] {
  const isKnown = (path: string) => typeof base?.imports(path)?.problem === 'string'
  return [
    ...unparsed(head, files.filter((path) => !isKnown(path))),
    ...asWarnings(unparsed(head, files.filter(isKnown))),
  ] // prettier-ignore
}

function asWarnings(findings: readonly Finding[]): Finding[] {
  return findings.map((finding): Finding => ({ ...finding, severity: 'warning' }))
}

interface Crossing {
  path: string
  edge: ImportEdge & { target: string }
}

function allowedFor(policy: Policy, layer: string | null): readonly string[] | undefined {
  return layer !== null && Object.hasOwn(policy.imports, layer) ? policy.imports[layer] : undefined
}

/** One for each import and layer: a package of several files is imported once. */
function forbidden(evidence: Evidence, path: string): Crossing[] {
  const own = evidence.layersOf(path)
  const allowed = allowedFor(evidence.policy, own) ?? []
  const found = new Map<string, Crossing>()
  for (const edge of edgesOf(evidence.head, path)) {
    const { target } = edge
    if (target === null || isToCome(evidence.head, target)) continue
    const layer = evidence.layersOf(target)
    if (layer === own || (layer !== null && allowed.includes(layer))) continue
    const key = `${edge.line} ${layer} ${edge.specifier}`
    if (!found.has(key)) found.set(key, { path, edge: { ...edge, target } })
  }
  return [...found.values()]
}

/** What Python imports by an absolute name and is not there may as well be a package that nothing declares. */
function isToCome(head: TreeView, target: string): boolean {
  return target.endsWith('.py') && head.oid(target) === undefined
}

/** The base imports the same file there, or the same name, which leads into the same layer. */
function isKnown(evidence: Evidence, { path, edge }: Crossing): boolean {
  const before = evidence.base === null ? [] : edgesOf(evidence.base, path)
  return before.some(({ target, specifier }) => {
    if (target === null) return false
    return (
      target === edge.target ||
      (specifier === edge.specifier && evidence.layersOf(target) === evidence.layersOf(edge.target))
    )
  })
}

function refusal(evidence: Evidence, { path, edge }: Crossing): Finding {
  const own = evidence.layersOf(path)
  const layer = evidence.layersOf(edge.target) ?? 'no layer'
  const allowed = allowedFor(evidence.policy, own) ?? []
  const list = allowed.length === 0 ? 'nothing but itself' : `itself, ${allowed.join(', ')}`
  const message = `${path}:${edge.line} → ${edge.target}: ${own} may import ${list}, not ${layer}`
  const fix =
    layer === 'rest'
      ? 'Import a port instead; or, where its folder was moved or is new, give that to a layer first: in playbook.yml, alone, with the type policy.'
      : 'Import a port instead and let the composition hand in the implementation.'
  return fault('LAYERS-EDGE', message, fix, { path, line: edge.line })
}
