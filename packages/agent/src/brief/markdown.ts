import { type Brief, type BriefFacts, type BriefSection, composeBrief } from './brief.ts'

/** The brief in Markdown. */
export function renderBrief(facts: BriefFacts): string {
  const { title, goal, advice, sections } = composeBrief(facts)
  const parts = [`# ${title}`, [goal, ...advice.map(item)].join('\n'), ...sections.map(section)]
  return `${parts.join('\n\n')}\n`
}

function section({ title, kind, lines }: BriefSection): string {
  return `## ${title}\n${bodies[kind](lines).join('\n')}`
}

const bodies: Record<BriefSection['kind'], (lines: Brief['advice']) => string[]> = {
  list: (lines) => lines.map(item),
  quote: (lines) => lines.map((line) => `> ${line}`.trimEnd()),
  text: (lines) => lines,
  document: fence,
}

function item(line: string): string {
  return `- ${line}`
}

/** A fence that is longer than any in the text, so that the spec cannot end it. */
function fence(lines: string[]): string[] {
  const longest = Math.max(2, ...[...lines.join('\n').matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return [`${ticks}markdown`, ...lines, ticks]
}
