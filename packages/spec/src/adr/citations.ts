import type { Finding } from '@helix/core'
import type { AdrRecord } from './read-adr.ts'
import { nameOf } from './references.ts'

/** Where a text cites a record that no longer holds: by its file, as `ADR-0012`, or with `@adr 12`. Lines count from 1. */
export function staleCitations(text: string, path: string, records: readonly AdrRecord[]): Finding[] {
  const stale = records.filter(({ status }) => status === 'superseded' || status === 'deprecated')
  // Most files cite none.
  const cited = stale.filter((record) => cites(text, record))
  if (cited.length === 0) return []
  return text.split('\n').flatMap((line, at) =>
    cited
      .filter((record) => cites(line, record))
      .map((record): Finding => {
        const instead = record.supersededBy[0]
        return {
          severity: 'warning',
          code: 'ADR-CITED',
          message: `${path} cites ${record.path}, which is ${record.status}${instead === undefined ? '' : ` by ${instead}`}`,
          where: { path, line: at + 1 },
          fix: instead === undefined ? 'say what holds instead' : `cite ${instead}, if it still applies`,
        }
      }),
  )
}

function cites(text: string, { path, number }: AdrRecord): boolean {
  if (text.includes(nameOf(path))) return true
  return number !== null && new RegExp(`(?:\\bADR[- ]?|@adr\\s+)0*${number}(?!\\d)`, 'i').test(text)
}
