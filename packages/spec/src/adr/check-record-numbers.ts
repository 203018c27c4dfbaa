import { type Finding, shellWord } from '@helix/core'
import { adrNumber } from '../amendment/adr-file.ts'
import type { AdrRecord } from './read-adr.ts'
import { folderOf, nameOf } from './references.ts'

type Numbered = Pick<AdrRecord, 'path' | 'number'>

/** The number after the highest of a folder's records; 1 for none. */
export function nextRecordNumber(records: readonly Numbered[], folder: string): number {
  return afterHighest(records.filter(({ path }) => folderOf(path) === folder))
}

/** Numbers that two amendments have, as parallel branches give them, with the command that gives the later one another. */
export function checkAdrNumbers(paths: readonly string[]): Finding[] {
  return takenTwice(paths.toSorted().map((path) => ({ path, number: adrNumber(path) })), renumbered) // prettier-ignore
}

/** The same of records, which are numbered in each folder by itself; those of one folder are amendments. */
export function checkRecordNumbers(records: readonly Numbered[], amendments: string): Finding[] {
  return [...Map.groupBy(records, ({ path }) => folderOf(path))].flatMap(([folder, same]) =>
    takenTwice(same, (next, path) => {
      if (folder === amendments && adrNumber(path) !== null) return renumbered(next)
      const to = `${folder === '' ? '' : `${folder}/`}${withNumber(nameOf(path), next)}`
      return `git mv ${shellWord(path)} ${shellWord(to)}, and what cites it after it`
    }),
  )
}

function takenTwice(records: readonly Numbered[], fixOf: (next: number, path: string) => string): Finding[] {
  const first = new Map<number, string>()
  let next = afterHighest(records)
  return records.flatMap(({ path, number }): Finding[] => {
    if (number === null) return []
    const taken = first.get(number)
    if (taken === undefined) {
      first.set(number, path)
      return []
    }
    const message = `number ${number} is taken twice: by ${taken} and by ${path}`
    return [{ severity: 'error', code: 'AMEND-NUMBER', message, where: { path }, fix: fixOf(next++, path) }]
  })
}

function afterHighest(records: readonly Numbered[]): number {
  return Math.max(0, ...records.map(({ number }) => number ?? 0)) + 1
}

function renumbered(next: number): string {
  return `helix amend renumber (gives the later one ${next}; its approval stays valid)`
}

function withNumber(name: string, number: number): string {
  return name.replace(/\d+/, (digits) => String(number).padStart(digits.length, '0'))
}
