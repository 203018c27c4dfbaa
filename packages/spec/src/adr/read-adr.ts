import { canonicalSpec } from '../canonical-spec.ts'
import { frontMatterEnd } from '../front-matter-end.ts'
import { type AdrStatus, adrStatusOf } from './adr-status.ts'
import { plainYaml } from './plain-yaml.ts'
import { readHead } from './record-head.ts'
import { recordNumber } from './record-paths.ts'
import { nameOf, referenceOf, refsAfter } from './references.ts'

/** A decision on record, whichever tool wrote it. */
export interface AdrRecord {
  path: string
  /** null where the file name has none: log4brains gives dates. */
  number: number | null
  title: string
  /** As written; null where none is. */
  date: string | null
  /** null: missing, or a word that nobody knows. */
  status: AdrStatus | null
  /** What stands where the status is expected, '' for nothing. */
  said: string
  /** References as written: file names, or numbers in digits. */
  supersedes: string[]
  supersededBy: string[]
  /** It changes the spec or a frozen test. */
  amends: boolean
  /** Markdown below the front matter. */
  body: string
}

/**
 * Reads a record of Helix, MADR (front matter, or a list at its beginning), adr-tools (a section `Status`) or log4brains as
 * what it means. What is unreadable has no status. HelixError `spec/not-utf8`.
 */
export function readAdr(source: string | Uint8Array, path: string): AdrRecord {
  const { front, body } = split(canonicalSpec(source))
  const head = readHead(body)
  const said = front['status'] === undefined ? head.status : textOf(front['status'])
  const amends = front['amends'] !== undefined
  const lines = [said, ...head.lines]
  return {
    path,
    number: recordNumber(path),
    title: titleOf(textOf(front['title'])) || titleOf(head.title) || titleOfFile(path),
    date: textOf(front['date']) || head.date || null,
    // An amendment that nobody rejected holds when it is approved, which is no part of the file.
    status: said === '' && amends ? 'accepted' : adrStatusOf(said),
    said,
    supersedes: [...listOf(front['supersedes']), ...refsAfter(lines, /^\W*supersedes\b/i)],
    supersededBy: [
      ...listOf(front['superseded-by'] ?? front['superseded_by']),
      ...refsAfter(lines, /\b(?:super[sc]eded|replaced|invalidated)\b.*?\bby\b/i),
    ],
    amends,
    body,
  }
}

function split(text: string): { front: Record<string, unknown>; body: string } {
  const lines = text.split('\n')
  const end = frontMatterEnd(lines)
  if (end === 0) return { front: {}, body: text }
  return { front: readFront(lines.slice(1, end - 1).join('\n')), body: lines.slice(end).join('\n').trimStart() }
}

/** Where it is not plain YAML (`author: @somebody`), the lines `key: value` that a reader sees. */
function readFront(text: string): Record<string, unknown> {
  const values = plainYaml(text)
  if (values === null) {
    return Object.fromEntries(
      [...text.matchAll(/^([\w-]+): +(.*\S)/gm)].map(([, key = '', value = '']) => [key, value]),
    )
  }
  return typeof values === 'object' ? Object.fromEntries(Object.entries(values)) : {}
}

/** Without the number and the kind of document that people write before it: `3. x`, `ADR-003: x`, `Architecture Decision Record: x`. */
function titleOf(text: string): string {
  return text.replace(/^(?:(?:ADR[-_ #]*\d*|architecture decision record)\s*[.:–—-]|\d+[.:])\s+/i, '').trim()
}

/** What the name of a file says where nothing else does. */
function titleOfFile(path: string): string {
  const words = nameOf(path)
    .replace(/\.md$/, '')
    .replace(/^(?:adr[-_ ]?)?\d+[-_. ]+/i, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
  return words === '' ? nameOf(path) : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function listOf(value: unknown): string[] {
  if (value === undefined || value === null || value === '') return []
  return (Array.isArray(value) ? value : [value]).map((one) => referenceOf(textOf(one))).filter((text) => text !== '')
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  // `{accepted}`: somebody filled a template in and left its braces, which YAML reads as a key.
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.keys(value).join(', ')
  return typeof value === 'number' ? String(value) : ''
}
