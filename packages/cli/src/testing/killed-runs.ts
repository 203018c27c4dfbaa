import { setTimeout as sleep } from 'node:timers/promises'
import { readRunLog } from '@helix/agent'
import { type Behaviour, type Cleanup, startModelServer } from '@helix/testkit'
import { startHelix } from './process.ts'
import { aProduct, stateOf } from './product.ts'

const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'

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
  /** What was lost or broken; empty when nothing was. */
  lost: string[]
}

/**
 * Starts `helix next` and kills it with SIGKILL after a time that `delay` gives (milliseconds, by the number of the kill), `kills`
 * times or until one comes through; then lets one run to its end, and says what is not as it must be.
 */
export async function killRuns(kills: number, delay: (kill: number) => number, cleanup?: Cleanup): Promise<KilledRuns> {
  const repo = aProduct({ at: 'BUILD', ...(cleanup && { cleanup }) })
  const before = stateOf(repo)
  const start = repo.head()
  const server = await startModelServer(({ messages }) => behave(messages.filter(({ role }) => role === 'tool').length))
  const env = { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl, CI: '' }
  const lost: string[] = []
  let killed = 0
  try {
    while (killed < kills && repo.head() === start) {
      const { child, ended } = startHelix(repo.root, ['next'], env)
      await Promise.race([sleep(delay(killed)), ended])
      child.kill('SIGKILL')
      await ended
      killed += 1
      // A kill between the commit and the checkout may leave the one or the other to the next run, never a mixture.
      if (repo.head() === start && JSON.stringify(stateOf(repo)) !== JSON.stringify(before))
        lost.push(`kill ${killed}: the checkout changed`)
    }
    if (repo.head() === start) {
      const { code, stdout, stderr } = await startHelix(repo.root, ['next'], env).ended
      if (code !== 0) lost.push(`the last run ended with ${code}: ${stdout}${stderr}`)
    }
    if (repo.read('src/sum.js') !== sum) lost.push('the increment did not arrive')
    if (repo.git('rev-list', '--count', `${start}..HEAD`) !== '1') lost.push('it is not one commit')
    if (repo.git('status', '--porcelain') !== '')
      lost.push(`the checkout is not clean: ${repo.git('status', '--porcelain')}`)
    for (const path of repo.git('ls-tree', '--name-only', 'refs/helix/runs').split('\n')) {
      const { problem } = readRunLog(`${repo.git('show', `refs/helix/runs:${path}`)}\n`)
      if (problem !== null) lost.push(`${path}: ${problem.message}`)
    }
    lost.push(...server.violations)
    return { kills: killed, lost }
  } finally {
    await server.close()
  }
}
