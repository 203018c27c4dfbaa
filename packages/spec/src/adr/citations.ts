import type { Finding } from '@helix/core'
import type { AdrRecord } from './read-adr.ts'

/** Where a text cites a record that no longer holds: by its file, as `ADR-0012`, or with `@adr 12`. Lines count from 1. */
export function staleCitations(text: string, path: string, records: readonly AdrRecord[]): Finding[] {
  const stale = records.filter(({ status }) => status === 'superseded' || status === 'deprecated')
  if (stale.length === 0 || !/adr/i.test(text)) return []
  return text.split('\n').flatMap((line, at) =>
    stale
      .filter((record) => cites(line, record))
      .map((record): Finding => {
        const instead = record.supersededBy[0]
        return {
          severity: 'warning',
          code: 'ADR-CITED',
          message: `${path} cites ${record.path}, which is ${record.status ?? ''}${instead === undefined ? '' : ` by ${instead}`}`,
          where: { path, line: at + 1 },
          fix: instead === undefined ? 'say what holds instead' : `cite ${instead}, if it still applies`,
        }
      }),
  )
}

function cites(line: string, { path, number }: AdrRecord): boolean {
  if (line.includes(path.split('/').at(-1) ?? path)) return true
  return number !== null && new RegExp(`(?:\\bADR[- ]?|@adr\\s+)0*${number}(?!\\d)`, 'i').test(line)
}
