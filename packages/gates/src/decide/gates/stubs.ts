import type { Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { Evidence } from '../evidence.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { isTestFile } from '../scope.ts'
import { isImplementation } from '../steps.ts'
import { unreadable } from '../unreadable.ts'

/**
 * The product runs without stubs: neither one nor a fake adapter is reachable from the layer `composition` (where there is no
 * such layer: from any code of the product), and no code of the product says that it is not implemented or still to do. Measured: `left`.
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
    const findings = [...reachable(evidence, roots), ...markers(evidence, product)]
    const left = findings.length
    return decided({ left }, left > maxLeft ? findings : [])
  },
}

function isStub(evidence: Evidence, path: string): boolean {
  return evidence.layersOf(path) === 'stubs'
}

/** `fake-mailer.ts`, `in-memory-orders.ts`: what stands in for the real thing by its own name. A cache in memory is one. */
function isFake(path: string): boolean {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
  if (/(?:cache|queue|lru|limiter|throttle|bus|index)/.test(name)) return false
  return /(?:^|[-_.])(?:fake|mock|dummy|stub|in-?memory)(?:[-_.]|$)/.test(name)
}

/** `InMemoryOrders`, `FakeMailer`, whatever their file is called; what generators call a stub stands last in a name. */
function isFakeName(name: string): boolean {
  return /^(?:Fake|Mock|Dummy|Stub|InMemory)[A-Z_]/.test(name) && isFake(name)
}

function isProduct(evidence: Evidence, path: string): boolean {
  const readable = evidence.head.facts(path) !== undefined
  return readable && isImplementation(evidence, path) && !isStub(evidence, path) && !isTestFile(evidence.head, path)
}

function rootsOf(evidence: Evidence, product: string[]): string[] {
  const composed = evidence.policy.layers.some((layer) => layer.name === 'composition')
  return composed ? product.filter((path) => evidence.layersOf(path) === 'composition') : product
}

/** Stubs that can be reached over imports, each with the import that leads to it first. */
function reachable(evidence: Evidence, roots: readonly string[]): Finding[] {
  const seen = new Set(roots)
  const queue = [...roots]
  const findings: Finding[] = []
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const { target, line, names } of evidence.head.imports(path)?.imports ?? []) {
      if (target === null) continue
      const named = isProduct(evidence, target) ? names.find((name) => isFakeName(name)) : undefined
      if (named !== undefined && !isFake(target)) findings.push(stubLeft(`${named} of ${target}`, path, line))
      if (seen.has(target)) continue
      seen.add(target)
      queue.push(target)
      if (isStub(evidence, target) || (isProduct(evidence, target) && isFake(target)))
        findings.push(stubLeft(target, path, line))
    }
  }
  return findings
}

function stubLeft(stub: string, importer: string, line: number): Finding {
  const fix = `Give ${importer} the real implementation instead.`
  return fault('STUBS-LEFT', `the product still runs on the stub ${stub}`, fix, { path: importer, line })
}

function markers(evidence: Evidence, product: readonly string[]): Finding[] {
  return product.flatMap((path) =>
    (evidence.head.facts(path)?.markers ?? []).map(({ line, text, kind }) => {
      const what = kind === 'todo' ? 'is still to do' : 'is not implemented'
      return fault('STUBS-LEFT', `${path}:${line} ${what}: ${text}`, 'Implement it and remove the marker.', {
        path,
        line,
      })
    }),
  )
}
