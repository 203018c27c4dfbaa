import { type Finding, shellWord } from '@helix/core'
import { adrNumber } from '../amendment/adr-file.ts'
import type { AdrRecord } from './read-adr.ts'
import { folderOf, nameOf } from './references.ts'

type Numbered = Pick<AdrRecord, 'path' | 'number'>

/** The number after the highest of a folder's records; 1 for none. */
export function nextRecordNumber(records: readonly Numbered[], folder: string): number {
  return Math.max(0, ...records.filter(({ path }) => folderOf(path) === folder).map(({ number }) => number ?? 0)) + 1
}

/** Numbers that two records of one folder have, with the command that gives the later one another. */
export function checkRecordNumbers(records: readonly Numbered[], amendments: string): Finding[] {
  const first = new Map<string, string>()
  const given = new Map<string, number>()
  return records.flatMap(({ path, number }) => {
    if (number === null) return []
    const folder = folderOf(path)
    const taken = first.get(`${folder}/${number}`)
    if (taken === undefined) {
      first.set(`${folder}/${number}`, path)
      return []
    }
    const next = given.get(folder) ?? nextRecordNumber(records, folder)
    given.set(folder, next + 1)
    const finding: Finding = {
      severity: 'error',
      code: 'AMEND-NUMBER',
      message: `number ${number} is taken twice: by ${taken} and by ${path}`,
      where: { path },
      fix:
        folder === amendments && adrNumber(path) !== null
          ? `helix amend renumber (gives the later one ${next}; its approval stays valid)`
          : `git mv ${shellWord(path)} ${shellWord(`${folder === '' ? '' : `${folder}/`}${withNumber(nameOf(path), next)}`)}, and what cites it after it`,
    }
    return [finding]
  })
}

function withNumber(name: string, number: number): string {
  return name.replace(/\d+/, (digits) => String(number).padStart(digits.length, '0'))
}
