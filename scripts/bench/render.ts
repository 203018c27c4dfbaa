import type { Figure, Measured } from './measure.ts'
import type { Row, Unit } from './row.ts'

const digits: Record<Unit, number> = { ratio: 2, ms: 3, s: 2, processes: 0, MB: 0 }
const signs: Record<Unit, string> = { ratio: '×', ms: 'ms', s: 's', processes: '', MB: 'MB' }

/** The table of docs/performance.md, with this build's figures. */
export function renderTable(all: readonly Measured[]): string {
  const head = ['what', 'bar', 'this build', 'best', 'floor', 'best', 'peer', 'verdict']
  const lines = [head, ...all.map(cells)]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  return lines.map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ').trimEnd()).join('\n') // prettier-ignore
}

function cells({ row, helix, floor, peer }: Measured): string[] {
  return [
    row.what,
    `≤ ${row.bar} ${signs[row.unit]}`.trim(),
    show(helix.median, row),
    show(helix.best, row),
    floor === null ? '–' : show(floor.median, row),
    floor === null ? '–' : show(floor.best, row),
    peer === null ? (row.peer === '' ? '–' : 'not run') : show(peer.median, row),
    verdict(row, helix),
  ]
}

function show(figure: number, { unit }: Row): string {
  return `${figure.toFixed(digits[unit])} ${signs[unit]}`.trim()
}

function verdict({ bar }: Row, { median }: Figure): string {
  return median <= bar ? 'meets' : `misses: ${(median / bar).toFixed(1)} × the bar`
}
