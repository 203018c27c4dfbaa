/** Share of the mutants, in per cent, that each part's tests must kill. */
export const askedScore = 85

/** What became of the mutants of one part. */
export interface Score {
  name: string
  /** Without those which cannot run at all: no test can judge them. */
  mutants: number
  /** A test failed. */
  killed: number
  /** No test ended in time: killed too. */
  timeout: number
  /** Every test passed. */
  survived: number
  /** No test ran the line: counted as survived. */
  uncovered: number
  /** Per cent; null when there were no mutants, which is no success. */
  score: number | null
}

/** Counts Stryker's statuses (mutation-testing-report-schema, MutantStatus). */
export function scoreOf(name: string, mutants: readonly { status: string }[]): Score {
  const count = (status: string): number => mutants.filter((mutant) => mutant.status === status).length
  const [killed, timeout, survived, uncovered] = [
    count('Killed'),
    count('Timeout'),
    count('Survived'),
    count('NoCoverage'),
  ]
  const all = killed + timeout + survived + uncovered
  return {
    name,
    mutants: all,
    killed,
    timeout,
    survived,
    uncovered,
    score: all === 0 ? null : (100 * (killed + timeout)) / all,
  }
}

export function isEnough({ score }: Score): boolean {
  return score !== null && score >= askedScore
}

/** A Markdown table, a row for each part. */
export function renderScores(scores: readonly Score[]): string {
  const rows = scores.map(({ name, mutants, killed, timeout, survived, uncovered, score }) => [
    name,
    ...[mutants, killed, timeout, survived, uncovered].map(String),
    // Cut, not rounded: 84.99 is not 85.
    score === null ? 'none' : `${(Math.floor(score * 10) / 10).toFixed(1)} %`,
  ])
  return [
    ['package', 'mutants', 'killed', 'timeout', 'survived', 'no coverage', 'score'],
    ['---', '--:', '--:', '--:', '--:', '--:', '--:'],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
