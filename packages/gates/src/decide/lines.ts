import type { ChangedLines, Evidence } from './evidence.ts'

/** The lines that patch figures are about: those changed since the cycle's start, or since the base between cycles. */
export function patchLines(evidence: Evidence): ChangedLines {
  return evidence.start === null ? evidence.changedSinceBase : evidence.changedSinceStart
}

export function holdsLine(changed: ChangedLines, path: string, line: number): boolean {
  return overlaps(changed, path, line, line)
}

/** Whether any line from `first` to `last` (both included) is among the changed ones. */
export function overlaps(changed: ChangedLines, path: string, first: number, last: number): boolean {
  return (changed.get(path) ?? []).some(([start, end]) => start <= last && first <= end)
}

/** `18-20, 25`: ascending line numbers in short. */
export function inRanges(lines: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const line of lines.toSorted((a, b) => a - b)) {
    const open = ranges.at(-1)
    if (open !== undefined && line <= open[1] + 1) open[1] = line
    else ranges.push([line, line])
  }
  return ranges.map(([start, end]) => (start === end ? `${start}` : `${start}-${end}`)).join(', ')
}
