import type { RequirementDraft } from './add-requirements.ts'

/** Characters of a title. */
const longest = 72

/** What an idea says by itself, and the question that keeps it from being approved as it is. */
export function draftTemplate(idea: string): { drafts: RequirementDraft[]; questions: string[] } {
  const text = idea.trim()
  return {
    drafts: [{ title: titleOf(text), text, acceptance: ['<!-- an example with values: 1 and 2 give 3 -->'] }],
    questions: ['REQ-?: what can be observed when it holds, what happens on bad input, and who reads it?'],
  }
}

/** The first sentence, cut at a word. */
function titleOf(idea: string): string {
  const sentence = (idea.split(/(?<=[.!?])\s|\n/, 1)[0] ?? '').replace(/[.!?]$/, '').replace(/^[#\s]+/, '')
  if (sentence.length <= longest) return sentence
  return `${sentence.slice(0, longest).replace(/\s+\S*$/, '')} …`
}
