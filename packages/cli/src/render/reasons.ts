import { dayOf } from '../decide/in-words.ts'
import type { Outcome } from '../command.ts'
import type { Reason, Reasons } from '../operations/why/ask-trail.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** How `helix why` ends where it was asked for no code: with 1 where nothing is on record. */
export function reasonsOutcome({ asked, question, reasons }: Reasons): Outcome {
  return {
    exit: reasons.length === 0 ? 1 : 0,
    data: {
      ok: reasons.length > 0,
      asked,
      question,
      reasons: reasons.map(({ kind, ref, title, why, requirements, at, judgement }) => ({
        kind,
        ref,
        title,
        why,
        requirements,
        at: at === 0 ? null : dayOf(at),
        judgement,
      })),
    },
    text: (style) =>
      reasons.length === 0
        ? `nothing on record speaks of ${asked}\n${style.chalk.dim('more')}     ${style.command(elsewhere[question] ?? 'a code of a message: helix why MSG-WHY')}\n`
        : reasons.map((reason) => reasonText(reason, style)).join('\n'),
  }
}

/** What may answer a question of which nothing is on record. */
const elsewhere: Partial<Record<Reasons['question'], string>> = {
  requirement: 'what it says and what tests it: helix spec trace',
}

function reasonText({ kind, ref, title, why, requirements, at, judgement }: Reason, { chalk, columns }: Style): string {
  const name = kind === 'commit' ? ref.slice(0, 12) : ref
  const chain = [
    kind,
    ...(at === 0 ? [] : [dayOf(at)]),
    ...requirements,
    ...(judgement === null ? [] : [`judgement ${judgement}`]),
  ]
  const shown = wrap(shortened(why), columns, 2)
  return `${chalk.bold(name)}  ${wrap(title, columns, 2)}\n  ${chalk.dim(chain.join(' · '))}\n${shown === '' ? '' : `  ${shown}\n`}`
}

/** The first paragraph, 400 characters at most. */
function shortened(why: string): string {
  const text = (why.split(/\n\s*\n/, 1)[0] ?? '').replaceAll(/\s+/g, ' ').trim()
  return text.length > 400 ? `${text.slice(0, 399)}…` : text
}
