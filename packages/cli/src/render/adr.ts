import type { AdrRecord } from '@helix/spec'
import { counted } from '../decide/in-words.ts'
import type { Outcome } from '../command.ts'
import type { CheckedAdrs, NewAdr } from '../operations/adr/index.ts'
import { renderFindings } from './refusal.ts'
import { wrap } from './wrap.ts'

function summaryOf({ path, number, title, date, status, supersedes, supersededBy, amends }: AdrRecord) {
  return { path, number, title, date, status, supersedes, supersededBy, amends }
}

function lineOf({ path, title, status, supersededBy }: AdrRecord): string {
  const by = supersededBy.length === 0 ? '' : `   by ${supersededBy.join(', ')}`
  return `${(status ?? '?').padEnd(10)}  ${path.split('/').at(-1) ?? path}  ${title}${by}`
}

/** How `helix adr list` and `helix adr search` end. */
export function listOutcome(records: readonly AdrRecord[]): Outcome {
  return {
    exit: 0,
    data: { ok: true, decisions: records.map(summaryOf) },
    text: ({ columns }) =>
      records.length === 0
        ? 'no decision\n'
        : records.map((record) => `${wrap(lineOf(record), columns, 12)}\n`).join(''),
  }
}

/** How `helix adr show` ends. */
export function showOutcome(record: AdrRecord): Outcome {
  return {
    exit: 0,
    data: { ok: true, ...summaryOf(record), body: record.body },
    text: ({ columns }) => `${wrap(lineOf(record), columns, 12)}\n${record.path}\n\n${record.body}`,
  }
}

/** How `helix adr check` ends: with 1 when there is an error. */
export function checkOutcome({ folders, records, findings }: CheckedAdrs): Outcome {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return {
    exit: errors === 0 ? 0 : 1,
    data: { ok: errors === 0, folders, decisions: records.length, diagnostics: findings },
    text: (style) => {
      const verdict = errors === 0 ? style.chalk.green.bold('passed ') : style.chalk.red.bold('refused')
      const head = `${verdict}  ${folders.join(', ')}   ${counted(records.length, 'decision')}`
      return [head, ...(findings.length > 0 ? ['', ...renderFindings(findings, style)] : [])].join('\n').concat('\n')
    },
  }
}

/** How `helix adr new` ends. */
export function newOutcome({ path, superseded }: NewAdr): Outcome {
  return {
    exit: 0,
    data: { ok: true, path, superseded },
    text: ({ chalk, command }) =>
      `${chalk.green('written')}  ${path}\n` +
      superseded.map((earlier) => `         ${earlier} says that it is superseded\n`).join('') +
      `${chalk.bold('next')}     write it, then: ${command(`git add ${[path, ...superseded].join(' ')} && git commit`)}\n`,
  }
}
