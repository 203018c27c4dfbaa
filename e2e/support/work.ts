// An author's work on a product in a cycle, committed by hand.
import type { aProduct } from './product.ts'

type Repo = ReturnType<typeof aProduct>

interface Done {
  step: string
  /** The step after it, or `idle` after the last one. */
  next: string
}

/** Commits a change in the active step, and the Done of that step where there is one. */
export function work(repo: Repo, label: string, files: Record<string, string>, done?: Done): Repo {
  const spec = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
  const trailers = spec === '' ? '' : `${spec}\n`
  repo.commit(`${label} feat: change\n\nWhy: it is asked for.\n${spec === '' ? '' : `\n${trailers}`}`, { files })
  if (done === undefined) return repo
  const message = `${label} chore: finish ${done.step}\n\nWhy: it holds.\n\n${trailers}Helix-Done: ${done.step}\n`
  repo.commit(message, { files: { 'progress.json': shownAt(repo, done) } })
  return repo
}

/** What `progress.json` says after a Done: the next step, or what it said before the cycle. */
function shownAt(repo: Repo, { step, next }: Done): string {
  const [first] = repo.git('rev-list', '--max-parents=0', 'HEAD').trim().split('\n')
  if (next === 'idle') return `${repo.git('show', `${first}:progress.json`).trim()}\n`
  const text = repo.git('show', 'HEAD:progress.json').trim().replace(step, next)
  return `${text.replace(/"number":(\d+)/, (_, number: string) => `"number":${Number(number) + 1}`)}\n`
}
