import type { Finding } from '@helix/core'
import { type Document, type Scalar, isAlias, isCollection, isScalar, visit } from 'yaml'

/** Aliases that a document may have; more is a bomb. */
const mostAliases = 50

/**
 * What YAML allows and a playbook does not: aliases without an anchor, aliases inside anchored values (they multiply,
 * or never end), more aliases than a playbook needs, the key that JavaScript objects treat as their prototype, and characters
 * by their numbers and numbers in odd forms, which nobody reads who says yes to it. `text`: what the document was read from.
 */
export function trapsIn(
  document: Document.Parsed,
  text: string,
  finding: (offset: number, message: string) => Finding,
): Finding[] {
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
        if (isScalar(node) && node.type === 'QUOTE_DOUBLE')
          findings.push(...numbersIn(node.range?.[0] ?? 0, node.range?.[1]))
        if (isScalar(node)) findings.push(...oddNumber(node))
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

  function oddNumber({ value, source, range }: Scalar): Finding[] {
    if (typeof value !== 'number' || !Number.isFinite(value) || source === undefined || plainNumber.test(source))
      return []
    return [finding(range?.[0] ?? 0, `${source} may be read as another number; write ${value}`)]
  }

  function numbersIn(start: number, end: number | undefined): Finding[] {
    const at = byNumber.exec(text.slice(start, end))
    return at === null ? [] : [finding(start + at.index, `${at[1]} stands for a character; write the character itself`)]
  }
}

/** As everybody reads it: `0o10` is 8, and `010` is 10 here and 8 elsewhere. */
const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/** YAML 1.2, 5.7: `\x41`, `\u0041`, `\U00000041`, and not a backslash that is one itself. */
const byNumber = /(?<=(?:^|[^\\])(?:\\\\)*)(\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}))/i

function hasAnchor(node: unknown): boolean {
  return isCollection(node) && node.anchor !== undefined
}
