import type { Finding } from '@helix/core'
import { isScalar, LineCounter, parseDocument } from 'yaml'
import { unseenIn } from './unseen-text.ts'
import { empty, notYaml, type Place, syntaxFinding, tooLarge } from './yaml-errors.ts'
import { offsetsOf, type Path } from './yaml-offsets.ts'
import { trapsIn } from './yaml-traps.ts'

/** More than any playbook needs; a larger file is refused before it is parsed. */
const mostBytes = 256 * 1024

/** A YAML document as plain values, with the place of each of them. */
export interface YamlSource {
  source: string
  value: unknown
  /** Line and column, from 1, of the value at a path; of its nearest parent where there is none. */
  placeOf(path: Path): Place
  /** Line and column, from 1, of the last key of a path. */
  placeOfKey(path: Path): Place
}

/**
 * Reads one YAML 1.2 document. Throws HelixError `playbook/too-large`, `playbook/empty` and `playbook/syntax`; the
 * latter with a finding for every error.
 */
export function readYaml(text: string, source: string): YamlSource {
  const size = Buffer.byteLength(text)
  if (size > mostBytes) throw tooLarge(source, size, mostBytes)
  const plain = text.replace(/^\uFEFF/, '')
  const unseen = unseenIn(plain, source)
  if (unseen.length > 0) throw notYaml(source, unseen)
  const lines = new LineCounter()
  const document = parseDocument(plain, {
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
      source,
      errors.map((error) => syntaxFinding(error, source, place(error.pos[0]))),
    )
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    throw empty(source)
  const trapped = trapsIn(document, plain, (offset, message): Finding => ({
    severity: 'error',
    code: 'PLAYBOOK-SYNTAX',
    message,
    where: { path: source, ...place(offset) },
  }))
  if (trapped.length > 0) throw notYaml(source, trapped)
  const value: unknown = document.toJS({ maxAliasCount: -1 })

  return {
    source,
    value,
    placeOf: (path) => place(offsetsOf(document, path).value),
    placeOfKey: (path) => place(offsetsOf(document, path).key),
  }
}
