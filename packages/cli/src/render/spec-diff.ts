import { diffWords, type Requirement, specTag, type WordRun } from '@helix/spec'
import type { Outcome } from '../command.ts'
import type { ComparedSpec } from '../operations/spec/index.ts'
import type { SpecVersion } from '../operations/spec/spec-version.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** How `helix spec diff` ends. */
export function compareOutcome({ path, before, after, diff }: ComparedSpec): Outcome {
  const { added, removed } = diff
  const reflowed = diff.changed.filter((one) => one.reflowed)
  const changed = diff.changed
    .filter((one) => !one.reflowed)
    .map((one) => ({ ...one, words: diffWords(one.before.text, one.after.text) }))
  return {
    exit: 0,
    data: {
      ok: true,
      file: path,
      before: tagOf(before),
      after: tagOf(after),
      added: added.map(named),
      removed: removed.map(named),
      changed: changed.map((one) => ({ ...named(one.after), words: one.words })),
      reflowed: reflowed.map((one) => named(one.after)),
    },
    text: (style) => {
      const { chalk, columns } = style
      const line = (mark: string, { id, title }: Requirement) => wrap(`  ${mark} ${id}   ${title}`, columns, 4)
      const lines = [
        ...added.map((one) => chalk.green(line('+', one))),
        ...changed.flatMap((one) => [chalk.yellow(line('~', one.after)), inWords(one.words, style)]),
        ...reflowed.map((one) => `${line('=', one.after)}   ${chalk.dim('laid out anew, the same words')}`),
        ...removed.map((one) => chalk.red(line('-', one))),
      ]
      return [`${path}   ${versions(before, after)}`, '', ...(lines.length === 0 ? [nothing(before, after)] : lines)]
        .join('\n')
        .concat('\n')
    },
  }
}

function named({ id, title }: Requirement): { id: string; title: string } {
  return { id, title }
}

function tagOf({ document }: SpecVersion): string | null {
  return document === null ? null : specTag(document.hash)
}

function versions(before: SpecVersion, after: SpecVersion): string {
  if (tagOf(before) === tagOf(after)) return tagOf(after) ?? 'no spec'
  const was = before.document === null ? `no spec in ${before.name}` : `${tagOf(before) ?? ''} (${before.name})`
  return `${was} → ${tagOf(after) ?? `no spec in ${after.name}`}`
}

function nothing(before: SpecVersion, after: SpecVersion): string {
  return before.document?.hash === after.document?.hash
    ? '  the same text'
    : '  no requirement differs; the text around them does'
}

/** Words that are shown on either side of a difference. */
const around = 6

/** What changed with a few words around it, as `git diff --word-diff` spells it. */
export function inWords(runs: readonly WordRun[], { chalk, columns }: Style): string {
  const spelled = runs.map((run, at) => {
    if (run.what === 'removed') return chalk.red(`[-${run.text}-]`) + (runs[at + 1]?.what === 'added' ? '' : ' ')
    if (run.what === 'added') return `${chalk.green(`{+${run.text}+}`)} `
    return `${excerpt(run.text.split(' '), at === 0, at === runs.length - 1)} `
  })
  return `      ${wrap(spelled.join('').trimEnd(), columns, 6)}`
}

function excerpt(words: readonly string[], isFirst: boolean, isLast: boolean): string {
  const [head, tail] = [isFirst ? 0 : around, isLast ? 0 : around]
  if (words.length <= head + tail + 1) return words.join(' ')
  const kept = [words.slice(0, head).join(' '), '…', words.slice(words.length - tail).join(' ')]
  return kept.filter((part) => part !== '').join(' ')
}
