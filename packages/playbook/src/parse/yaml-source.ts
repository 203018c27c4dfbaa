import { type Finding, HelixError } from '@helix/core'
import {
  type Document, isAlias, isCollection, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit, type YAMLError,
} from 'yaml' // prettier-ignore

/** More than any playbook needs; a larger file is refused before it is parsed. */
const mostBytes = 256 * 1024
/** Aliases that a document may have; more is a bomb. */
const mostAliases = 50

/** A step into a document: a key or an index. */
export type Path = readonly PropertyKey[]

/** A YAML document as plain values, with the place of each of them. */
export interface YamlSource {
  source: string
  value: unknown
  /** Line and column, from 1, of the value at a path; of its nearest parent where there is none. */
  placeOf(path: Path): Place
  /** Line and column, from 1, of the last key of a path. */
  placeOfKey(path: Path): Place
}

export interface Place {
  line: number
  column: number
}

/**
 * Reads one YAML 1.2 document. Throws HelixError `playbook/too-large`, `playbook/empty` and `playbook/syntax`; the latter with
 * a finding for every error.
 */
export function readYaml(text: string, source: string): YamlSource {
  if (text.length > mostBytes) throw tooLarge(text.length, source)
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'error',
  })
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  // A tag that YAML does not know is a warning of the parser: here it is an error, since its meaning would be a guess.
  const errors = [...document.errors, ...document.warnings]
  if (errors.length > 0)
    throw notYaml(
      errors.map((error) => syntaxFinding(error, source, place(error.pos[0]))),
      source,
    )
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    throw empty(source)
  const aliases = aliasFindings(document, (offset, message) => ({
    severity: 'error',
    code: 'PLAYBOOK-SYNTAX',
    message,
    where: { path: source, ...place(offset) },
  }))
  if (aliases.length > 0) throw notYaml(aliases, source)
  const value: unknown = document.toJS({ maxAliasCount: -1 })

  function resolve(node: unknown): unknown {
    return isAlias(node) ? node.resolve(document) : node
  }

  function child(parent: unknown, key: PropertyKey): { key?: Node; value: unknown } | undefined {
    const node = resolve(parent)
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key)
      return pair === undefined ? undefined : { value: pair.value, ...(isNode(pair.key) ? { key: pair.key } : {}) }
    }
    const value: unknown =
      isNode(node) && 'get' in node && typeof node.get === 'function' ? node.get(key, true) : undefined
    return value === undefined ? undefined : { value }
  }

  function offsets(path: Path): { key: number; value: number } {
    let node: unknown = document.contents
    let found = { key: 0, value: 0 }
    for (const key of path) {
      const next = child(node, key)
      if (next === undefined) break
      const start = isNode(next.value) ? next.value.range?.[0] : undefined
      const keyStart = next.key?.range?.[0] ?? start ?? found.value
      found = { key: keyStart, value: start ?? keyStart }
      node = next.value
    }
    return found
  }

  return {
    source,
    value,
    placeOf: (path) => place(offsets(path).value),
    placeOfKey: (path) => place(offsets(path).key),
  }
}

/**
 * Aliases without an anchor, aliases inside anchored values (they multiply, or never end), and more aliases than a playbook
 * needs.
 */
function aliasFindings(document: Document.Parsed, finding: (offset: number, message: string) => Finding): Finding[] {
  const anchors = new Set<string>()
  const findings: Finding[] = []
  let count = 0
  visit(document, {
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

/** The expected form, for the errors that people make. */
const expected: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'tabs do not indent in YAML; use two spaces',
  DUPLICATE_KEY: 'this key is there twice; keep one',
  MULTIPLE_DOCS: 'a playbook is one document; remove the line --- and what follows',
  NON_STRING_KEY: 'a key is a plain word',
  BLOCK_AS_IMPLICIT_KEY: 'a value on the line of its key holds no second ": "; quote the value, or start a new line',
  TAG_RESOLVE_FAILED: 'tags have no meaning in a playbook; remove the tag, or quote the value',
  RESOURCE_EXHAUSTION: 'the document is nested too deeply',
}

function syntaxFinding(error: YAMLError, source: string, { line, column }: Place): Finding {
  return {
    severity: 'error',
    code: error.code === 'DUPLICATE_KEY' ? 'PLAYBOOK-DUPLICATE' : 'PLAYBOOK-SYNTAX',
    message: expected[error.code] ?? error.message.charAt(0).toLowerCase() + error.message.slice(1),
    where: { path: source, line, column },
  }
}

function notYaml(findings: Finding[], source: string): HelixError {
  const first = findings[0]
  return new HelixError(
    'playbook/syntax',
    `${source} is not a YAML document that Helix can read: ${first?.message ?? ''}`,
    {
      hint: `mend ${source}; its form: version: 1, then layers, commands and steps`,
      findings,
      ...(first?.where === undefined ? {} : { where: first.where }),
    },
  )
}

function tooLarge(size: number, source: string): HelixError {
  const message = `${source} has ${Math.ceil(size / 1024)} KiB; a playbook has at most ${mostBytes / 1024} KiB`
  return new HelixError('playbook/too-large', message, {
    hint: 'keep data out of the playbook: globs name many files at once',
    where: { path: source },
    findings: [{ severity: 'error', code: 'PLAYBOOK-SIZE', message, where: { path: source, line: 1, column: 1 } }],
  })
}

function empty(source: string): HelixError {
  const message = `${source} is empty; a playbook has at least version, layers and steps`
  return new HelixError('playbook/empty', message, {
    hint: 'helix init writes a playbook',
    where: { path: source },
    findings: [{ severity: 'error', code: 'PLAYBOOK-MISSING', message, where: { path: source, line: 1, column: 1 } }],
  })
}
