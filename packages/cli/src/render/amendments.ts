import { amendmentDigest, amendmentWhy, specTag } from '@helix/spec'
import { counted } from '../decide/in-words.ts'
import type { Outcome } from '../command.ts'
import type { Amended } from '../operations/amend/amend.ts'
import type { LandedAmendment } from '../operations/amend/land/land-amendment.ts'
import type { AmendmentRecord, AmendmentStatus } from '../operations/amend/records.ts'
import type { Redrafted } from '../operations/amend/redraft.ts'
import type { Rejected } from '../operations/amend/reject.ts'
import type { Renumbered } from '../operations/amend/renumber.ts'
import type { ShownAmendment, StaleRequirement } from '../operations/amend/show.ts'
import { renderFindings } from './refusal.ts'
import { inWords } from './spec-diff.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** How `helix amend "<why>"` ends. */
export function amendedOutcome({ commit, path, amendment }: Amended): Outcome {
  const { amends, requirements } = amendment
  return {
    exit: 0,
    data: { ok: true, commit, path, amends, requirements },
    text: ({ chalk, command }) =>
      `${chalk.green('amended')}  ${specTag(amends.from)} → ${specTag(amends.to)}  ${commit.slice(0, 12)}\n` +
      `adr      ${path}\n` +
      requirements
        .map(({ id, meaning, tests }) => `         ${id} ${meaning}, ${counted(tests.length, 'covering test')}\n`)
        .join('') +
      `${chalk.bold('next')}     ${command('helix approve amendment --why "<reason>"')}\n`,
  }
}

/** How `helix amend list` ends. */
export function listOutcome(records: readonly AmendmentRecord[]): Outcome {
  return {
    exit: 0,
    data: { ok: true, amendments: records.map(summaryOf) },
    text: (style) =>
      records.length === 0
        ? 'no amendment\n'
        : records.map((record) => `${wrap(lineOf(record, style), style.columns, 6)}\n`).join(''),
  }
}

function summaryOf({ path, amendment, status, commit }: AmendmentRecord) {
  const { number, title, date, amends, requirements } = amendment
  return { path, number, title, date, status, commit, digest: amendmentDigest(amendment), amends, requirements }
}

const colours = { proposed: 'yellow', accepted: 'green', rejected: 'red' } as const satisfies Record<
  AmendmentStatus,
  string
>

function lineOf({ amendment, status }: AmendmentRecord, { chalk }: Style): string {
  const { number, title, requirements } = amendment
  const ids = requirements.map(({ id }) => id).join(', ')
  return `${String(number).padStart(4, '0')}  ${chalk[colours[status]](status.padEnd(8))}  ${title}${ids === '' ? '' : `   ${ids}`}`
}

/** How `helix amend show` ends: with 1 where it would not land. */
export function showOutcome(shown: ShownAmendment): Outcome {
  const { path, amendment, words, stale, findings } = shown
  const ok = findings.length === 0
  return {
    exit: ok ? 0 : 1,
    data: {
      ok,
      ...summaryOf(shown),
      why: amendmentWhy(amendment),
      words: Object.fromEntries(words),
      stale,
      diagnostics: findings,
    },
    text: (style) => {
      const { chalk, columns, command } = style
      const changes = amendment.requirements.flatMap(({ id, meaning, tests }) => [
        `  ${chalk.bold(id)}   ${meaning}${words.has(id) ? `\n${inWords(words.get(id) ?? [], style)}` : ''}`,
        ...tests.map(({ test, action }) => `      ${action.padEnd(7)}  ${wrap(test, columns, 15)}`),
      ])
      const next = stale.length > 0 ? [`${chalk.bold('next')}     ${command('helix amend redraft')}`] : []
      return [
        lineOf(shown, style),
        path,
        '',
        wrap(amendmentWhy(amendment), columns, 0),
        '',
        ...changes,
        ...stale.flatMap((one) => threeWays(one, style)),
        ...(ok ? [] : ['', ...renderFindings(findings, style)]),
        ...next,
        '',
      ].join('\n')
    },
  }
}

function threeWays({ id, base, present, meant }: StaleRequirement, { chalk }: Style): string[] {
  const part = (name: string, text: string | null) => [
    chalk.bold(`  ${name}`),
    ...(text ?? '(absent)').trimEnd().split('\n').map((line) => `    ${line}`),
  ] // prettier-ignore
  return [
    '',
    chalk.yellow(`${id} met another amendment`),
    ...part('as the author saw it', base),
    ...part('as it is', present),
    ...part('as this amendment leaves it', meant),
  ]
}

/** How `helix amend land` ends. */
export function landedOutcome({ path, from, onto, status, request, behind }: LandedAmendment): Outcome {
  return {
    exit: 0,
    data: { ok: true, path, from, onto, status, request, behind },
    text: ({ chalk, columns, command }) => {
      const next = [
        ...(status === 'accepted'
          ? []
          : [`${command('helix approve amendment --why "<reason>"')}, or a review on the host`]),
        ...(behind === 0 ? [] : [`git rebase origin/${onto}   (it has ${counted(behind, 'more commit')})`]),
        ...(request === null ? [`merge ${from} into ${onto} as you merge all else`] : []),
      ]
      return [
        `${chalk.green('pushed')}   ${from}   to origin, for ${onto}`,
        ...(request === null ? [] : [`request  ${request.url}${request.existed ? '   (was open already)' : ''}`]),
        ...next.map((step, at) => `${at === 0 ? chalk.bold('next') : '    '}     ${wrap(step, columns, 9)}`),
        '',
      ].join('\n')
    },
  }
}

/** How `helix amend reject` ends. */
export function rejectedOutcome({ path, commit, kept }: Rejected): Outcome {
  return {
    exit: 0,
    data: { ok: true, path, commit, kept },
    text: ({ chalk }) =>
      `${chalk.red('rejected')} ${path}  ${commit.slice(0, 12)}\n         the spec is as it was; what was proposed stands there and in ${kept}\n`,
  }
}

/** How `helix amend redraft` ends. */
export function redraftedOutcome({ path, amendment, commit, kept }: Redrafted): Outcome {
  const { amends, requirements } = amendment
  return {
    exit: 0,
    data: { ok: true, path, commit, kept, amends, requirements },
    text: ({ chalk, command }) =>
      `${chalk.green('drafted')}  ${path}  ${specTag(amends.from)} → ${specTag(amends.to)}  ${commit.slice(0, 12)}\n` +
      `         the old branch tip is kept in ${kept}; approvals of the old text no longer hold\n` +
      `${chalk.bold('next')}     ${command('helix approve amendment --why "<reason>"')}\n`,
  }
}

/** How `helix amend renumber` ends. */
export function renumberedOutcome({ commit, moves }: Renumbered): Outcome {
  return {
    exit: 0,
    data: { ok: true, commit, moves },
    text: ({ chalk }) =>
      moves.map(({ from, to }) => `${chalk.green('moved')}    ${from} → ${to}\n`).join('') +
      `commit   ${commit.slice(0, 12)}\n`,
  }
}
