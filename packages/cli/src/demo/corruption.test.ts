import { readRunLog } from '@helix/agent'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { helix } from '../testing/product.ts'
import { startReplayServer } from './model/server.ts'
import { type Attempt, attemptOf, repliesOf } from './testing/attempt.ts'
import { corruptions } from './testing/corruptions.ts'
import { type RecordedHistory, recordedHistory } from './testing/recorded-history.ts'

// Mutants, load and benchmarks take minutes: all of them run with `node scripts/demo-corruption.ts`.
const all = process.env['HELIX_CORRUPT'] === 'all'

let history: RecordedHistory

beforeAll(async () => {
  history = await recordedHistory(afterAll)
}, 120_000)

describe.each(corruptions)('$run, when $title', (corruption) => {
  const { run, code, quick, first = false, atOnce = false, corrupt } = corruption
  test.runIf(all || quick === true)(
    `is refused with ${code} and nothing else`,
    async () => {
      const { repo, runs, starts } = history
      const start = starts.get(run) ?? ''
      repo.git('reset', '--quiet', '--hard', start)
      const attempt = attemptOf(runs.get(run) ?? [], (path) => repo.read(path), first ? 'first' : 'last')
      corrupt(attempt)
      expect(await handIn(attempt, atOnce ? 'stop' : 'finish')).toEqual([code])
      expect(repo.head()).toBe(start)
    },
    300_000,
  )
})

/** Lets an agent hand this in; answers the codes of what it is told, before it has nothing more to say. */
async function handIn(attempt: Attempt, ends: 'finish' | 'stop'): Promise<string[]> {
  const server = await startReplayServer(repliesOf(attempt, ends))
  onTestFinished(() => server.close())
  const { repo } = history
  await helix(repo, ['next'], { env: { HELIX_MODEL: 'recorded', OPENAI_BASE_URL: server.baseUrl } })
  const [log = ''] = repo
    .git('diff-tree', '--root', '-r', '--name-only', '--no-commit-id', 'refs/helix/runs')
    .split('\n')
  const { entries } = readRunLog(`${repo.git('show', `refs/helix/runs:${log}`)}\n`)
  const told = entries.flatMap(({ entry }) => {
    if (entry.type === 'check') return entry.findings.map(({ code }) => code)
    return entry.type === 'tool-result' && !entry.ok ? (/^error: ([A-Z-]+) /.exec(entry.text)?.slice(1) ?? []) : []
  })
  return [...new Set(told)]
}
