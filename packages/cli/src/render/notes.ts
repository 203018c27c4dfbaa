import type { Finding } from '@helix/core'
import { uniqueFindings } from '../decide/unique-findings.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** What passed under a label or a waiver; the same about several places is said once, with its count. */
export function renderNotes(findings: readonly Finding[], { columns }: Pick<Style, 'columns'>): string[] {
  const alike = Map.groupBy(uniqueFindings(findings), ({ code, message }) => `${code}  ${message}`)
  return [...alike].map(([text, { length }]) =>
    wrap(`note     ${text}${length > 1 ? `, ${length} times` : ''}`, columns, 9),
  )
}
