// LCOV trace files (geninfo(1)): the records SF, DA and end_of_record; the others are not needed.
import type { Finding } from '@helix/core'
import type { FileCoverage } from '../run/run.ts'
import { wholeNumber } from './numbers.ts'
import { type Reading, truncated } from './reader.ts'
import { repositoryPath } from './repository-path.ts'
import { decodeLines } from './text.ts'

/** Reads LCOV. Several records of one file add up. An open record at the end means a truncated file. */
export function readLcov(bytes: Uint8Array, root: string): Reading | Finding {
  const text = decodeLines(bytes, 'LCOV')
  if ('severity' in text) return text
  const files = new Map<string, Map<number, number>>()
  let lines: Map<number, number> | null = null
  let number = 0
  for (const line of text) {
    number++
    if (line.startsWith('SF:')) {
      if (lines) return truncated('LCOV', `line ${number} starts a file before the last one ended`)
      const { file } = repositoryPath(line.slice(3).trim(), root)
      lines = files.get(file) ?? new Map<number, number>()
      files.set(file, lines)
    } else if (line.startsWith('DA:')) {
      const [at, times] = line.slice(3).split(',')
      const [place, hits] = [wholeNumber(at, 1), wholeNumber(times)]
      if (place === null || hits === null || !lines)
        return truncated('LCOV', `line ${number} is not "DA:<line>,<times>" inside a file`)
      lines.set(place, (lines.get(place) ?? 0) + hits)
    } else if (line.trim() === 'end_of_record') {
      lines = null
    }
  }
  if (lines) return truncated('LCOV', 'its last record has no end_of_record')
  return { coverage: [...files].map(([file, lines]): FileCoverage => ({ file, lines })) }
}
