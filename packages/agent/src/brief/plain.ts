import { type BriefFacts, type BriefSection, composeBrief } from './brief.ts'

/** The brief as plain text for a terminal: no markup, what belongs to a heading indented below it. */
export function renderBriefText(facts: BriefFacts): string {
  const { title, goal, advice, sections } = composeBrief(facts)
  const parts = [title, [goal, ...advice.map((line) => `  - ${line}`)].join('\n'), ...sections.map(section)]
  return `${parts.join('\n\n')}\n`
}

function section({ title, kind, lines }: BriefSection): string {
  const mark = kind === 'list' ? '- ' : ''
  return [title, ...lines.map((line) => `  ${mark}${line}`.trimEnd())].join('\n')
}
