import { type BriefFacts, composeBrief, renderBrief, renderBriefText } from '@helix/agent'
import type { Outcome } from '../command.ts'
import type { BriefFormat } from '../operations/brief/brief.ts'
import type { Style } from './style.ts'

/** How `helix brief` ends; `--json` and `--format json` print the same. */
export function briefOutcome(facts: BriefFacts, format: BriefFormat): Outcome {
  const data = briefData(facts)
  const texts: Record<BriefFormat, (style: Style) => string> = {
    text: (style) => spelled(renderBriefText(facts), style),
    markdown: (style) => spelled(renderBrief(facts), style),
    json: () => `${JSON.stringify(data, null, 2)}\n`,
  }
  return { exit: 0, data, text: texts[format] }
}

/** A brief whose last line, how to hand in, has its commands as they are typed here. */
export function spelled(brief: string, { command }: Pick<Style, 'command'>): string {
  const last = brief.lastIndexOf('\n', brief.length - 2) + 1
  return brief.slice(0, last) + command(brief.slice(last))
}

/** A brief as data: what it is made of, and in words what the step is for and how work is handed in. */
function briefData(facts: BriefFacts): object {
  const { title, goal, advice, sections } = composeBrief(facts)
  return { ok: true, title, goal, advice, ...facts, handIn: sections.at(-1)?.lines.join('\n') ?? '' }
}
