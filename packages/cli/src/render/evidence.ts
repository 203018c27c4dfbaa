import type { Position } from '@helix/core'
import { renderPosition } from '@helix/evidence'
import { counted, dayOf } from '../decide/in-words.ts'
import type { Outcome } from '../command.ts'
import type { Exported, ExportRefused } from '../operations/evidence/export.ts'
import type { ListedEvidence } from '../operations/evidence/list.ts'
import type { VerifiedEvidence } from '../operations/evidence/verify.ts'
import { renderRefusal } from './refusal.ts'

/** How `helix evidence list` ends: with 1 when the chain does not hold. */
export function listOutcome({ judgements, findings, next }: ListedEvidence): Outcome {
  const ok = findings.length === 0
  return {
    exit: ok ? 0 : 1,
    data: { ok, judgements, diagnostics: findings },
    text(style) {
      const { chalk } = style
      const width = String(judgements.length - 1).length
      const lines = judgements.map(({ sequence, what, from, to, commit, by, at }) => {
        const moved = renderMove(from, to)
        const day = dayOf(at)
        const head = `${String(sequence).padStart(width)}  ${what.padEnd(8)}  ${commit.slice(0, 12)}  ${day}`
        return `${head}  ${chalk.dim(by ?? 'unsigned')}  ${moved}`
      })
      const list = next === undefined ? `${lines.join('\n')}\n` : `no judgement yet\nnext     ${next}\n`
      return ok ? list : `${list}\n${renderRefusal({ what: 'this chain', findings }, style)}`
    },
  }
}

/** Where a judgement led; a cycle is named once. */
function renderMove(from: Position, to: Position): string {
  const [before, after] = [renderPosition(from), renderPosition(to)]
  if (before === after) return after
  return from !== 'idle' && to !== 'idle' && from.cycle === to.cycle ? `${before} → ${to.step}` : `${before} → ${after}`
}

/** How `helix evidence export` ends: with 1, and nothing exported, when the chain does not hold. */
export function exportOutcome(exported: Exported | ExportRefused): Outcome {
  if ('findings' in exported) {
    const { findings } = exported
    return {
      exit: 1,
      data: { ok: false, diagnostics: findings },
      text: (style) => renderRefusal({ what: 'export; the chain does not hold', findings }, style),
    }
  }
  const { format, judgements, lines, document, files, checks } = exported
  if (document !== undefined) {
    return {
      exit: 0,
      data: { ok: true, format, judgements, document },
      text: () => `${JSON.stringify(document, null, 2)}\n`,
    }
  }
  return {
    exit: 0,
    data: { ok: true, format, judgements, files, checks, ...(files.length === 0 && { envelopes: lines.map(parsed) }) },
    text({ chalk }) {
      if (files.length === 0) return lines.map((line) => `${line}\n`).join('')
      const count = `${counted(judgements, 'judgement')} in ${files.length} files`
      return [`${chalk.green('exported')} ${count}`, ...checks.map((check) => `check    ${check}`), ''].join('\n')
    },
  }
}

function parsed(line: string): unknown {
  return JSON.parse(line)
}

/** How `helix evidence verify` ends: with 1 when the chain or a piece does not hold. */
export function verifyOutcome({ judgements, checked, covered, findings }: VerifiedEvidence): Outcome {
  const ok = findings.length === 0
  return {
    exit: ok ? 0 : 1,
    data: { ok, judgements, checked, covered, diagnostics: findings },
    text(style) {
      const pieces = checked === 0 ? '' : `; ${checked} pieces about ${covered} of them`
      const told = `chain    ${counted(judgements, 'judgement')}${pieces}\n`
      if (ok) return `${told}${style.chalk.green.bold('passed')}\n`
      return `${told}\n${renderRefusal({ what: 'this evidence', findings }, style)}`
    },
  }
}
