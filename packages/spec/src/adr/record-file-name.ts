import { adrFileName, slugOf } from '../amendment/adr-file.ts'
import { nextRecordNumber } from './check-record-numbers.ts'
import type { AdrRecord } from './read-adr.ts'
import { folderOf, nameOf } from './references.ts'

/**
 * What a new record of a folder is called: as its last one is, `adr-012-…`, `012-…` or with the day of log4brains, `0012-why-…`
 * where nobody began. `date` is an ISO 8601 day.
 */
export function recordFileName(
  records: readonly Pick<AdrRecord, 'path' | 'number'>[],
  { folder, title, date }: { folder: string; title: string; date: string },
): string {
  const names = records.filter(({ path }) => folderOf(path) === folder).map(({ path }) => nameOf(path))
  const number = nextRecordNumber(records, folder)
  const last = names.findLast((name) => /\d/.test(name)) ?? ''
  if (/^\d{8}-/.test(last)) return `${date.replaceAll('-', '')}-${slugOf(title)}.md`
  const [, prefix = '', digits = '', between = ''] = /^(adr[-_ ]?)?(\d{1,6})([-_ ])/i.exec(last) ?? []
  if (digits === '' || (prefix === '' && digits.length === 4)) return adrFileName(number, title)
  return `${prefix}${String(number).padStart(digits.length, '0')}${between}${slugOf(title)}.md`
}
