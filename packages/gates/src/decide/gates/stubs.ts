import type { Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { Evidence, TreeView } from '../evidence.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { isTestFile } from '../scope.ts'
import { isImplementation } from '../steps.ts'
import { isStandIn, isStandInFile } from '../../facts/stand-in-name.ts'
import { unreadable } from '../unreadable.ts'

/**
 * The product runs without stubs: neither one nor a fake adapter is reachable from the layer `composition` (where there is no
 * such layer: from any code of the product), wherever it lies, nothing loads what nobody can tell while one is there, and no code of
 * the product says that it is not implemented or still to do. Measured: `left`.
 */
export const stubs: Gate = {
  name: 'stubs',
  needs: () => [],
  judge(condition, evidence) {
    const { maxLeft } = askedOf(condition, 'stubs')
    const product = evidence.head.paths.filter((path) => isProduct(evidence, path))
    const roots = rootsOf(evidence, product)
    if (roots.length === 0) {
      const fix = 'Add the entry of the product, or correct the globs of the layer composition in playbook.yml.'
      return missing([fault('STUBS-NO-ENTRY', 'no source of the product is there to look for stubs from', fix)])
    }
    const unread = unreadable(evidence.head, product)
    if (unread.length > 0) return missing(unread)
    const { findings: reached, files } = reachable(evidence, roots)
    const findings = [
      ...reached,
      ...markers(evidence, [...new Set([...product, ...files])]),
      ...standIns(evidence, roots, files),
    ]
    const left = findings.length
    return decided({ left }, left > maxLeft ? findings : [])
  },
}

function isStub(evidence: Evidence, path: string): boolean {
  return evidence.layersOf(path) === 'stubs'
}

function isProduct(evidence: Evidence, path: string): boolean {
  const readable = evidence.head.facts(path) !== undefined
  return readable && isImplementation(evidence, path) && !isStub(evidence, path) && !isTestFile(evidence.head, path)
}

function rootsOf(evidence: Evidence, product: string[]): string[] {
  const composed = evidence.policy.layers.some((layer) => layer.name === 'composition')
  return composed ? product.filter((path) => evidence.layersOf(path) === 'composition') : product
}

/** Stubs that can be reached over imports, each with the import that leads to it first; files that imports lead to. */
function reachable(evidence: Evidence, roots: readonly string[]): { findings: Finding[]; files: ReadonlySet<string> } {
  const { head } = evidence
  const seen = new Set(roots)
  const queue = [...roots]
  const files = new Set<string>()
  const findings: Finding[] = []
  const told = new Set<string>()
  let computed: { path: string; line: number } | null = null
  const tell = (stub: string, path: string, line: number, target: string): void => {
    told.add(target)
    findings.push(stubLeft(stub, path, line))
  }
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const { specifier, target, line, names } of head.imports(path)?.imports ?? []) {
      if (specifier === '*') computed ??= { path, line }
      if (target === null) continue
      if (head.facts(target) !== undefined && !isStub(evidence, target)) files.add(target)
      const named = files.has(target) ? names.find((name) => isStandIn(name)) : undefined
      if (named !== undefined && !isStandInFile(target)) tell(`${named} of ${target}`, path, line, target)
      if (seen.has(target)) continue
      seen.add(target)
      queue.push(target)
      if (isStub(evidence, target) || (files.has(target) && isStandInFile(target))) tell(target, path, line, target)
    }
  }
  const hidden = computed === null ? undefined : head.paths.find((path) => isStub(evidence, path) && !told.has(path))
  if (computed !== null && hidden !== undefined) findings.push(stubMayBe(hidden, computed.path, computed.line))
  return { findings, files }
}

/** What a file declares as a stand-in and uses itself; where nothing but tests imports the file, it is theirs. */
function standIns(evidence: Evidence, roots: readonly string[], reached: ReadonlySet<string>): Finding[] {
  const own = (path: string) => (evidence.head.facts(path)?.markers ?? []).filter(({ kind }) => kind === 'stand-in')
  const holding = [...new Set([...roots, ...reached])].filter((path) => own(path).length > 0)
  const ofTests = holding.length === 0 ? new Set<string>() : importedByTests(evidence.head)
  return holding
    .filter((path) => reached.has(path) || !ofTests.has(path))
    .flatMap((path) => own(path).map(({ text, line }) => stubLeft(text, path, line)))
}

function importedByTests(head: TreeView): ReadonlySet<string> {
  const tests = head.paths.filter((path) => isTestFile(head, path))
  return new Set(tests.flatMap((path) => head.imports(path)?.imports ?? []).flatMap(({ target }) => target ?? []))
}

function stubMayBe(stub: string, path: string, line: number): Finding {
  const message = `${path}:${line} loads what nobody can tell, and the stub ${stub} is still there`
  return fault('STUBS-LEFT', message, 'Remove the stub, or load by a path that the source says.', { path, line })
}

function stubLeft(stub: string, importer: string, line: number): Finding {
  const fix = `Give ${importer} the real implementation instead.`
  return fault('STUBS-LEFT', `the product still runs on the stub ${stub}`, fix, { path: importer, line })
}

function markers(evidence: Evidence, product: readonly string[]): Finding[] {
  return product.flatMap((path) =>
    (evidence.head.facts(path)?.markers ?? []).flatMap(({ line, text, kind }) => {
      if (kind === 'stand-in') return []
      const what = kind === 'todo' ? 'is still to do' : 'is not implemented'
      return fault('STUBS-LEFT', `${path}:${line} ${what}: ${text}`, 'Implement it and remove the marker.', {
        path,
        line,
      })
    }),
  )
}
