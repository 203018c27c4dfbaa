import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readRunLog } from '@helix/agent'
import { type Behaviour, type ModelServer, startModelServer, type TestRepo } from '@helix/testkit'
import { type Git, openGit } from '@helix/git'
import { withLock } from '@helix/process'
import { cachePlace } from '../repository/local/cache-place.ts'
import { listLocal, localPath } from '../repository/local/local-state.ts'
import { startHelix } from './process.ts'
import { aProduct, builtCommand, stateOf } from './product.ts'
import { comeTo } from './run-progress.ts'

const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'

/** Answers that the increment takes. */
const needed = 4

/** What the model does, by how far the conversation is: a killed run asks again where it was. */
function behave(results: number): Behaviour {
  const call = (name: string, given: object): Behaviour => ({ calls: [{ id: `c${results}`, name, arguments: given }] })
  if (results === 0) return call('list_files', {})
  if (results === 1) return call('write_file', { path: 'src/sum.js', content: sum })
  if (results === 2) return call('check', {})
  return call('finish', { type: 'feat', description: 'add lists', why: 'REQ-1 asks for sums.', change: 'A fold.' })
}

export interface KilledRuns {
  /** Times that a run was killed before one came through. */
  kills: number
  /** Where the runs were then. */
  places: string[]
  /** Requests that the server got beyond those that the increment takes. */
  repeated: number
  /** What was lost or broken; empty when nothing was. */
  lost: string[]
}

/**
 * Starts `helix next` and kills it with SIGKILL where it has come as far as `share` says of what it has left to do (0 to 1), `kills`
 * times or until one comes through; then lets one run to its end, and says what is not as it must be.
 */
export async function killRuns(kills: number, share: () => number): Promise<KilledRuns> {
  const repo = aUsedProduct()
  const [before, start] = [ownOf(repo), repo.head()]
  const server = await startModelServer(({ messages }) => behave(messages.filter(({ role }) => role === 'tool').length))
  const env = { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl, CI: '' }
  const git = await openGit(repo.root)
  const [lost, places]: [string[], string[]] = [[], []]
  try {
    while (places.length < kills && repo.head() === start) {
      const { child, ended } = startHelix(repo.root, ['next'], env, builtCommand())
      const place = await comeTo(git, start, share(), () => child.exitCode !== null)
      const wasKilled = child.kill('SIGKILL')
      await ended
      if (!wasKilled) break
      places.push(place)
      const killed = places.length
      // A kill between the commit and the checkout may leave the one or the other to the next run, never a mixture.
      if (repo.head() === start && JSON.stringify(ownOf(repo)) !== JSON.stringify(before))
        lost.push(`kill ${killed}: the checkout or a branch changed`)
      const { answers, problems } = newestLog(repo)
      lost.push(...[...problems, ...boughtTwice(server, answers)].map((said) => `kill ${killed}: ${said}`))
    }
    if (repo.head() === start) {
      const { code, stdout, stderr } = await startHelix(repo.root, ['next'], env, builtCommand()).ended
      if (code !== 0) lost.push(`the last run ended with ${code}: ${stdout}${stderr}`)
    }
    lost.push(...wrongAtTheEnd(repo, start), ...(await leftBehind(repo, git)), ...server.violations)
    return { kills: places.length, places, repeated: server.requests.length - needed, lost }
  } finally {
    await server.close()
  }
}

/** A product in which its user has a file that git does not know, a branch and a tag. */
function aUsedProduct(): TestRepo {
  const repo = aProduct({ at: 'BUILD' })
  repo.write('notes.txt', 'mine\n')
  repo.git('branch', 'mine')
  repo.git('tag', 'v0')
  return repo
}

/** What is the user's: checkout, index, branches, tags, and the file that git does not know. */
function ownOf(repo: TestRepo): string[] {
  return [...stateOf(repo), repo.git('for-each-ref', 'refs/heads', 'refs/tags'), repo.read('notes.txt')]
}

/** How many answers the log of the run that goes on holds, and where its chain breaks. */
function newestLog(repo: TestRepo): { answers: number; problems: string[] } {
  const folder = join(repo.root, '.git/helix/runs')
  const newest = existsSync(folder) ? readdirSync(folder).toSorted().at(-1) : undefined
  if (newest === undefined) return { answers: 0, problems: [] }
  const { entries, problem } = readRunLog(readFileSync(join(folder, newest)))
  const answers = entries.filter(({ entry }) => entry.type === 'response').length
  return { answers, problems: problem === null ? [] : [`the run log: ${problem.message}`] }
}

const counted = new WeakMap<ModelServer, { requests: number; answers: number }>()

/** An answer that was on the disk at the last kill must not have been asked for again since. */
function boughtTwice(server: ModelServer, answers: number): string[] {
  const before = counted.get(server) ?? { requests: 0, answers: 0 }
  const since = server.requests.slice(before.requests)
  counted.set(server, { requests: server.requests.length, answers })
  return since
    .map(({ messages }) => messages.filter(({ role }) => role === 'assistant').length)
    .filter((known) => known < before.answers)
    .map((known) => `answer ${known + 1} was bought twice`)
}

/** Where the one increment is not there, once, and whole. */
function wrongAtTheEnd(repo: TestRepo, start: string): string[] {
  const wrong: string[] = []
  const expect = (what: string, found: string, asked: string) => {
    if (found !== asked) wrong.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(asked)}`)
  }
  const made = existsSync(join(repo.root, 'src/sum.js')) ? repo.read('src/sum.js') : ''
  expect('the increment', made, sum)
  expect('the commits', repo.git('rev-list', '--count', `${start}..HEAD`), '1')
  expect('the checkout', repo.git('status', '--porcelain'), '?? notes.txt')
  expect('the branches', repo.git('rev-parse', 'mine', 'v0'), `${start}\n${start}`)
  expect('what was set aside', repo.git('for-each-ref', 'refs/helix/attempts'), '')
  // A run that was killed right after the checkout went forward leaves the word that it waits to the next one.
  const waits = repo.git('for-each-ref', '--format=%(objectname)', 'refs/helix/next')
  expect('what waits', waits === repo.head() ? '' : waits, '')
  expect(
    'the worktrees',
    repo
      .git('worktree', 'list', '--porcelain')
      .match(/^worktree /gm)
      ?.join('') ?? '',
    'worktree ',
  )
  const runs = repo.git('ls-tree', '--name-only', 'refs/helix/runs').split('\n')
  const records = runs.map((path) => readRunLog(`${repo.git('show', `refs/helix/runs:${path}`)}\n`))
  wrong.push(...records.flatMap(({ problem }) => (problem === null ? [] : [`a run log: ${problem.message}`])))
  const outcomes = records.flatMap(({ entries }) =>
    entries.map(({ entry }) => entry).filter((entry) => entry.type === 'outcome'),
  )
  expect(
    'the outcomes',
    outcomes.map(({ kind, spent }) => `${kind} after ${spent.steps}`).join(),
    `increment after ${needed}`,
  )
  return wrong
}

/** Files and folders that belong to no ended run, a lock that nobody can take, and processes that still work here some seconds later. */
async function leftBehind(repo: TestRepo, git: Git): Promise<string[]> {
  // Its process may have been killed right after the checkout went forward: then the lock is there, and must not hold.
  await withLock(localPath(git, 'next.lock'), () => Promise.resolve())
  const places = [
    ...['run.json', 'next.lock'].map((name) => localPath(git, name)),
    ...listLocal(localPath(git, 'homes')).map((run) => localPath(git, 'homes', run)),
    join(git.commonDir, 'worktrees'),
    cachePlace(git, 'worktrees'),
  ]
  const left = places.filter((place) => existsSync(place)).map((place) => `${place} was left behind`)
  return [...left, ...(await processesIn(repo))]
}

/** [] where the system does not show them. */
async function processesIn({ root }: TestRepo): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const left = existsSync('/proc/self/cwd') ? readdirSync('/proc').filter((id) => worksIn(id, root)) : []
    if (left.length === 0) return []
    if (tries === 100) return [`processes were left behind: ${left.join(' ')}`]
    await sleep(100)
  }
}

function worksIn(id: string, root: string): boolean {
  if (!/^\d+$/.test(id)) return false
  try {
    return readlinkSync(`/proc/${id}/cwd`).startsWith(root)
  } catch {
    // It has ended, or is somebody else's.
    return false
  }
}
