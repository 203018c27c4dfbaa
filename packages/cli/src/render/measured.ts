import { counted } from '../decide/in-words.ts'
import type { MeasuredBundle } from '../operations/verify/bundle/measure-bundle.ts'
import { renderRuns, verifiedData } from './verified.ts'
import type { Style } from './style.ts'

/** What was measured for the other job. It says nothing about passing: that job decides. */
export function renderMeasured({ judged, path, bytes, trees, runs, header }: MeasuredBundle, style: Style): string {
  const lines = [
    ...renderRuns(judged, style),
    `measured  ${counted(trees, 'tree')}, ${counted(runs, 'run')}, since ${header.base.slice(0, 12)}`,
    `isolation ${header.isolation.kind}: ${header.isolation.detail}`,
    `bundle    ${path} (${Math.ceil(bytes / 1024)} kB)`,
    '',
    `next      ${judged.here.git.bare ? '' : 'on a machine that holds the key: '}helix verify --judge ${path} --sign`,
  ]
  return `${lines.join('\n')}\n`
}

export function measuredData({ judged, path, bytes, trees, runs, header }: MeasuredBundle) {
  return {
    ...verifiedData({ ...judged, appended: 0 }),
    ok: true,
    looks: judged.passed,
    bundle: { path, bytes, trees, runs, ...header },
  }
}
