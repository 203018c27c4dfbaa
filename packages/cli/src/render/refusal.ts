import type { Finding, Where } from '@helix/core'
import { uniqueFindings } from '../decide/unique-findings.ts'
import { isWaived } from '../decide/waiver-words.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

export interface Refusal {
  /** What was refused and what became of the user's work: `commit message; your files are still staged`. */
  what: string
  findings: readonly Finding[]
  /** Commands to go on with; by default the first finding's fix. */
  next?: readonly string[]
}

/** A refusal as people read it: what, then a line per finding with its code, then where to read more and what to do. */
export function renderRefusal(refusal: Refusal, style: Style): string {
  const { chalk } = style
  const lines = [`${chalk.red.bold('refused')}  ${refusal.what}`, '']
  // What was waived comes after what has to be mended, and asks for nothing.
  const waived = refusal.findings.filter(isWaived)
  const left = refusal.findings.filter((finding) => !isWaived(finding))
  lines.push(...renderFindings([...left, ...waived], style))
  const first = left.find(({ severity }) => severity === 'error')
  const next = refusal.next ?? fixes(left.length > 0 ? left : waived)
  lines.push('')
  if (first) lines.push(`${chalk.dim('more')}     ${style.command(`helix why ${first.code}`)}`)
  return [...lines, ...renderNext(next, style)].join('\n') + '\n'
}

/** What goes through here and is refused where it lands, unless a person says yes before. */
export function renderAwaited(findings: readonly Finding[], style: Style): string {
  const head = `${style.chalk.yellow('awaited')}  a yes, before this lands; without one CI refuses all that comes with it`
  return [head, '', ...renderFindings(findings, style), '', ...renderNext(fixes(findings), style)].join('\n') + '\n'
}

function renderNext(next: readonly string[], style: Style): string[] {
  return next.slice(0, 3).map((step, index) => {
    const head = index === 0 ? style.chalk.bold('next') : '    '
    return `${head}     ${renderStep(step, style)}`
  })
}

/** What one screen holds. The oldest come first: what follows from them is mended with them. */
const mostShown = 20

/** How many of one code are shown where there are more than a screen holds: who has seen some knows them all. */
const mostAlike = 5

/** One aligned block: code, message, place; of many the first, and how often which code comes after them. */
export function renderFindings(findings: readonly Finding[], style: Style): string[] {
  const unique = uniqueFindings(findings)
  const shown = unique.length > mostShown + 1 ? someOfEach(unique).slice(0, mostShown) : unique
  const width = Math.min(20, Math.max(0, ...shown.map(({ code }) => code.length)))
  const lines = shown.map((finding) => {
    const colour = finding.severity === 'error' ? style.chalk.yellow : style.chalk.dim
    return `  ${colour(finding.code.padEnd(width))}  ${wrap(placed(finding), style.columns, width + 4)}`
  })
  return [
    ...lines,
    ...renderRest(
      unique.filter((finding) => !shown.includes(finding)),
      style,
    ),
  ]
}

/** The first of each code, in the order in which they came. */
function someOfEach(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>()
  return findings.filter(({ code }) => {
    const before = seen.get(code) ?? 0
    seen.set(code, before + 1)
    return before < mostAlike
  })
}

function renderRest(rest: readonly Finding[], { columns, chalk }: Style): string[] {
  if (rest.length === 0) return []
  const counts = [...Map.groupBy(rest, ({ code }) => code)].map(([code, alike]) => [code, alike.length] as const)
  const most = counts.toSorted(([, one], [, other]) => other - one).map(([code, count]) => `${code} ${count}`)
  return [chalk.dim(`  ${wrap(`… and ${rest.length} more (--json lists all): ${most.join(', ')}`, columns, 2)}`)]
}

/** The message behind its place, unless it begins with it; a line or a path that it names itself is not named twice. */
function placed({ message, where }: Finding): string {
  const says = where?.path === undefined && where?.line !== undefined && message.startsWith(`line ${where.line} `)
  const { line: _, column: __, ...named } = where ?? {}
  const place = where === undefined ? '' : placeOf(says ? named : where)
  const { path, name } = named
  // What a commit breaks in a file stands behind the commit and the file.
  if (path !== undefined && name !== undefined && place === `${name} ${path}` && message.startsWith(path)) {
    return `${name}  ${message}`
  }
  return place === '' || message.startsWith(place) ? message : `${place}  ${message}`
}

/** A command stays on one line, so that it can be copied, below the words before it; a sentence is wrapped. */
export function renderStep(step: string, style: Style): string {
  const [, words = '', command] = /^(.*?[:,] )?((?:helix|git|npm|npx|cd|export|rm|kill|iconv) .+)$/s.exec(step) ?? []
  if (command === undefined || words.length + command.length <= style.columns - 9) {
    return command === undefined ? wrap(step, style.columns, 9) : style.command(step)
  }
  const before = words === '' ? '' : `${wrap(words.trimEnd(), style.columns, 9)}\n${' '.repeat(9)}`
  return before + style.command(command)
}

/** `path:line:column`, or the name of the place. */
export function placeOf(where: Where): string {
  const path = where.path !== undefined && /\p{Cc}/u.test(where.path) ? JSON.stringify(where.path) : where.path
  const spot = [path, where.line, where.column].filter((part) => part !== undefined).join(':')
  if (path === undefined && where.name !== undefined) return spot === '' ? where.name : `${where.name}, line ${spot}`
  // The name of a test says its path itself.
  const isSaid = path !== undefined && spot === path && where.name?.includes(`${path} > `) === true
  return isCommit(where.name) ? [where.name, isSaid ? '' : spot].filter(Boolean).join(' ') : spot
}

/** Findings about a commit that is there name it before the place. */
function isCommit(name: string | undefined): boolean {
  return name !== undefined && /^[0-9a-f]{12}\b/.test(name)
}

function fixes(findings: readonly Finding[]): string[] {
  return [...new Set(findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix])))]
}
