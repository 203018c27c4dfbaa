import { renderPosition } from '@helix/evidence'
import type { Outcome } from '../command.ts'
import type { Committed } from '../operations/commit/committed.ts'
import type { DoneResult } from '../operations/commit/commit-done.ts'
import { renderRefusal } from './refusal.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** How `helix commit --done` ends; `unstaged`: paths of the working tree whose change is no part of what was measured. */
export function doneOutcome(result: DoneResult, unstaged: readonly string[] = []): Outcome {
  if (!result.done) {
    const { step, findings, commit } = result
    const became = commit === undefined ? 'nothing was committed' : `its claim ${commit.slice(0, 12)} does not count`
    return {
      exit: 1,
      data: { ok: false, step, commit: commit ?? null, unstaged, diagnostics: findings },
      text: (style) =>
        renderRefusal({ what: `${step} is not done; ${became}`, findings }, style) + without(unstaged, style),
    }
  }
  const { step, commit, to, judged } = result
  return {
    exit: 0,
    data: { ok: true, step, commit, position: to, judged, unstaged },
    text: (style) =>
      `${style.chalk.green('done')}     ${step}  ${commit.slice(0, 12)}\n` +
      without(unstaged, style) +
      `now      ${renderPosition(to)}\n` +
      `beacon   ${judged ? 'judged here, unsigned (signing: none)' : 'CI judges and signs on push'}\n` +
      `${style.chalk.bold('next')}     ${style.command(to === 'idle' ? 'helix next --new "<idea>"' : 'helix next')}\n`,
  }
}

function without(paths: readonly string[], { chalk, columns }: Style): string {
  if (paths.length === 0) return ''
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : ''
  return `${chalk.yellow('without')}  ${wrap(`${paths.slice(0, 3).join(', ')}${more}: not staged`, columns, 9)}\n`
}

/** How `helix commit` ends. */
export function commitOutcome(result: Committed): Outcome {
  if (result.commit === null) {
    const { refusal } = result
    if (refusal !== null) {
      const data = { ok: false, diagnostics: refusal.findings }
      return { exit: 1, data, text: (style) => renderRefusal(refusal, style) }
    }
    const { said } = result
    const message = said === '' ? 'git made no commit' : said
    const stop = { severity: 'error', code: 'COMMIT-GIT', message }
    return { exit: 1, data: { ok: false, diagnostics: [stop] }, text: () => `${message}\n` }
  }
  const { commit, header, resumed } = result
  const was = resumed === null ? '' : `resumed   ${resumed.slice(0, 12)} was parked and is part of it\n`
  return {
    exit: 0,
    data: { ok: true, commit, header, resumed },
    text: ({ chalk }) => `${chalk.green('committed')} ${commit.slice(0, 12)}  ${header}\n${was}`,
  }
}

/** How `helix commit --wip` ends. */
export function parkedOutcome(result: Committed): Outcome {
  if (result.commit === null) return commitOutcome(result)
  const { commit, header } = result
  return {
    exit: 0,
    data: { ok: true, commit, header },
    text: ({ chalk, command }) =>
      `${chalk.green('parked')}   ${commit.slice(0, 12)}  ${header}\n` +
      'lands    never: nothing in it was judged\n' +
      `${chalk.bold('next')}     stage the rest; ${command('helix commit')} takes its place\n`,
  }
}
