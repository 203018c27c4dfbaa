import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectThat, start } from '../start.ts'

/** What a person types; Helix adds the label and the trailers. */
export const message = `feat(balances): settle in one payment

Why: REQ-1 asks for balances to the cent; two payments were needed where one does.
`

/** Stages a change of a file that the active step has open. */
export function stageWork(root: string): void {
  writeFileSync(join(root, 'src', 'domain', 'settle.js'), 'export const payments = 1\n')
  start(['git', 'add', 'src/domain/settle.js'], { cwd: root })
}

/** Stages a change that no gate reads. */
export function stageProse(root: string): void {
  writeFileSync(join(root, 'README.md'), `# Evenly\n\n${Math.random()}\n`)
  start(['git', 'add', 'README.md'], { cwd: root })
}

/** Milliseconds of a `git commit` of what is staged, whose message `isTaken` must find as its hooks leave it; the commit is undone. */
export function timeCommit(root: string, words: readonly string[], isTaken: (log: string) => boolean): number {
  const paragraphs = words.flatMap((word) => ['-m', word])
  const { milliseconds } = start(['git', 'commit', '-q', ...paragraphs], { cwd: root })
  const log = start(['git', 'log', '-1', '--format=%B'], { cwd: root }).output
  expectThat(isTaken(log), 'the hooks took the commit', log)
  start(['git', 'reset', '-q', '--hard', 'HEAD~1'], { cwd: root })
  return milliseconds
}
