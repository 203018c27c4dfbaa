import type { Finding } from '@helix/core'
import { type Document, isAlias, isCollection, isScalar, visit } from 'yaml'

/** Aliases that a document may have; more is a bomb. */
const mostAliases = 50

/**
 * What YAML allows and a playbook does not: aliases without an anchor, aliases inside anchored values (they multiply,
 * or never end), more aliases than a playbook needs, and the key that JavaScript objects treat as their prototype.
 */
export function trapsIn(document: Document.Parsed, finding: (offset: number, message: string) => Finding): Finding[] {
  const anchors = new Set<string>()
  const findings: Finding[] = []
  let count = 0
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && key.value === '__proto__')
        findings.push(finding(key.range?.[0] ?? 0, '__proto__ is no key of a playbook'))
    },
    Node(_, node, ancestors) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor)
        return
      }
      const start = node.range?.[0] ?? 0
      count += 1
      if (!anchors.has(node.source)) findings.push(finding(start, `the alias *${node.source} has no anchor before it`))
      else if (ancestors.some(hasAnchor))
        findings.push(finding(start, `the alias *${node.source} stands inside an anchored value`))
      else if (count === mostAliases + 1)
        findings.push(finding(start, `this is alias ${count}; a playbook has at most ${mostAliases}`))
    },
  })
  return findings
}

function hasAnchor(node: unknown): boolean {
  return isCollection(node) && node.anchor !== undefined
}
