import type { Finding, Verdict } from '@helix/core'
import { figuresOf } from '@helix/gates'
import { counted } from '../../decide/in-words.ts'
import { uniqueFindings } from '../../decide/unique-findings.ts'
import { placeOf } from '../refusal.ts'
import { code, prose, table } from './markdown.ts'
import type { Told } from './told.ts'

/** Rows of a table; a summary of more than 1 MiB is refused as a whole. */
const mostRows = 100

/** One `helix verify` as Markdown for the page of the run. Nothing that an author wrote is markup in it. */
export function renderJobSummary(told: Told): string {
  const sections = [headline(told), findingsOf(told), verdictsOf(told), commitsOf(told)]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

/** A `helix verify` that could not come to an end: why, and what to do. */
export function renderFailedJob(findings: readonly Finding[]): string {
  return `## Helix: ❌ nothing could be judged\n\n${findingsOf({ findings })}\n`
}

function headline({ passed, position, base, commits, trees, appended, findings }: Told): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const rows = [
    ['position', prose(position)],
    ['base', code(base.slice(0, 12))],
    ['commits judged', String(commits.length)],
    ['trees measured', String(trees.length)],
    ['judgements appended', String(appended)],
  ]
  const how = passed ? '✅ passed' : `❌ refused${errors === 0 ? '' : `, ${counted(errors, 'finding')}`}`
  return `## Helix: ${how}\n\n${table(['', ''], rows)}`
}

function findingsOf({ findings }: Pick<Told, 'findings'>): string {
  const unique = uniqueFindings(findings)
  if (unique.length === 0) return ''
  const rows = unique.slice(0, mostRows).map(findingRow)
  return `### Findings\n\n${table(['', 'code', 'where', 'what', 'next'], rows)}${more(unique.length)}`
}

const marks: Record<Finding['severity'], string> = { error: '❌', warning: '⚠️', note: 'ℹ️' }

function findingRow({ severity, code: name, message, where, fix }: Finding): string[] {
  const place = where === undefined ? '' : placeOf(where)
  return [
    marks[severity],
    code(name),
    place === '' ? '' : code(place),
    prose(message, 500),
    fix === undefined ? '' : code(fix, 500),
  ]
}

const outcomes: Record<Verdict['outcome'], string> = { pass: '✅ pass', fail: '❌ fail', missing: '❓ missing' }

function verdictsOf({ trees }: Told): string {
  const rows = trees.flatMap(({ commit, claim, verdicts }) =>
    verdicts.map((verdict) => {
      const { gate, of } = verdict.condition
      const figures = figuresOf([verdict]).map(({ text }) => text)
      const name = of === undefined ? gate : `${gate} ${of}`
      return [code(commit.slice(0, 12)), prose(claim), code(name), outcomes[verdict.outcome], prose(figures.join('; '))]
    }),
  )
  // What holds always, a step may ask for as well.
  const unique = [...new Map(rows.map((row) => [row.join('|'), row])).values()]
  if (unique.length === 0) return ''
  const shown = unique.slice(0, mostRows)
  return `### Verdicts\n\n${table(['commit', 'claims', 'gate', 'outcome', 'measured'], shown)}${more(unique.length)}`
}

function commitsOf({ commits }: Told): string {
  if (commits.length === 0) return ''
  // The newest are what was pushed last.
  const rows = commits
    .toReversed()
    .slice(0, mostRows)
    .map(({ commit, subject, findings }) => {
      const isRefused = findings.some(({ severity }) => severity === 'error')
      return [isRefused ? '❌' : '✅', code(commit.slice(0, 12)), prose(subject, 120)]
    })
  const list = `${table(['', 'commit', 'subject'], rows)}${more(commits.length)}`
  return `<details><summary>${counted(commits.length, 'commit')}</summary>\n\n${list}\n\n</details>`
}

function more(total: number): string {
  return total <= mostRows ? '' : `\n\n… and ${total - mostRows} more: the log of this step has all.`
}
