export type { TrailEntry } from './entry.ts'
export { commitEntry, decisionEntry, runEntry } from './decide/entries.ts'
export { type Question, readQuestion } from './decide/question.ts'
export { TrailIndex } from './trail-index.ts'
