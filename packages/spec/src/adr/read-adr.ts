import { parseDocument } from 'yaml'
import { canonicalSpec } from '../canonical-spec.ts'
import { adrNumber } from '../amendment/adr-file.ts'
import { type AdrStatus, adrStatusOf } from './adr-status.ts'

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
  const heading = /^#\s+(.+?)\s*#*$/m.exec(body)?.[1] ?? ''
  const said = statusText(front, body)
  const amends = front['amends'] !== undefined
  const lines = statusLines(said, body)
  return {
    path,
    number: adrNumber(path),
    title: textOf(front['title']) || heading.replace(/^(?:ADR[- ]?)?\d+[.:]\s+/i, '').trim() || nameOf(path),
    date: textOf(front['date']) || (/^\s*(?:[-*]\s*)?\**Date\**:\**\s*(\S+)/im.exec(body)?.[1] ?? null),
    // An amendment that nobody rejected holds when it is approved, which is no part of the file.
    status: said === '' && amends ? 'accepted' : adrStatusOf(said),
    said,
    supersedes: [...listOf(front['supersedes']), ...refsAfter(lines, /^\W*supersedes\b/i)],
    supersededBy: [...listOf(front['superseded-by']), ...refsAfter(lines, /\bsuper[sc]eded\s+by\b/i)],
    amends,
    body,
  }
}

function split(text: string): { front: Record<string, unknown>; body: string } {
  const match = /^---\n([^]*?)^---\n/m.exec(text)
  if (match === null || !text.startsWith('---\n')) return { front: {}, body: text }
  const document = parseDocument(match[1] ?? '', { uniqueKeys: true })
  const values: unknown = document.errors.length > 0 ? {} : document.toJS({ maxAliasCount: 0 })
  const front = typeof values === 'object' && values !== null ? Object.fromEntries(Object.entries(values)) : {}
  return { front, body: text.slice(match[0].length).trimStart() }
}

function statusText(front: Record<string, unknown>, body: string): string {
  if (front['status'] !== undefined) return textOf(front['status'])
  const bullet = /^\s*[-*]\s*\**Status\**:\**\s*(.+)$/im.exec(body)?.[1]
  if (bullet !== undefined) return bullet.trim()
  const section = /^##\s+Status\s*\n+(.+)$/im.exec(body)?.[1]
  return section === undefined || section.startsWith('#') ? '' : section.trim()
}

/** What may tell which record takes which one's place: the status, and the paragraphs of the section `Status`. */
function statusLines(said: string, body: string): string[] {
  const section = /^##\s+Status\s*\n([^]*?)(?=^##?\s|(?![^]))/im.exec(body)?.[1] ?? ''
  const bullets = [...body.matchAll(/^\s*[-*]\s*\**(?:Supersedes|Superseded by)\**:?.*$/gim)].map(([line]) => line)
  return [said, ...section.split('\n'), ...bullets].filter((line) => line.trim() !== '')
}

function refsAfter(lines: readonly string[], word: RegExp): string[] {
  return [...new Set(lines.filter((line) => word.test(line)).flatMap(refsIn))]
}

/** Links by file name, else numbers: `[1. Use files](0001-use-files.md)`, `ADR-0123`. */
function refsIn(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+\.md)[^)]*\)/g)].map(([, target = '']) => nameOf(target))
  if (links.length > 0) return links
  return [...text.matchAll(/\b(?:ADR[- ]?)?0*(\d{1,6})\b/gi)].map(([, digits = '']) => digits)
}

function listOf(value: unknown): string[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value])
    .map(textOf)
    .map((text) => (/^\d+$/.test(text) ? String(Number(text)) : nameOf(text)))
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' ? String(value) : value instanceof Date ? value.toISOString().slice(0, 10) : ''
}
