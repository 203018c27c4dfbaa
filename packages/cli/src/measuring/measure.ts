import type { Policy, Service } from '@helix/core'
import {
  measureCommand,
  type Measurement,
  measureSmoke,
  type Need,
  notStarted,
  type RawRun,
  type SmokeRun,
} from '@helix/gates'
import { type Git, treeWith } from '@helix/git'
import { progressPath } from '@helix/playbook'
import { freePort, startService } from '@helix/process'
import type { Io } from '../io.ts'
import { helixVersion } from '../version.ts'
import { keyOf } from './plan-needs.ts'
import { readCached, type RunKey, writeCached } from './run-cache.ts'
import { type Dependencies, withSnapshot } from './snapshot.ts'

export interface MeasureRequest {
  tree: string
  policy: Policy
  needs: readonly Need[]
}

export interface MeasureHow {
  dependencies: Dependencies
  /** Use and keep results of this clone; off where a judgement is signed. */
  cached: boolean
  onProgress: (what: string) => void
}

export type Measured = ReadonlyMap<string, Measurement>

/**
 * Measures everything that is needed in one checkout of the tree: each command in fresh processes, services started and
 * stopped around the runs that need them. Answers by `keyOf(need)`.
 */
export async function measureTree(git: Git, io: Io, request: MeasureRequest, how: MeasureHow): Promise<Measured> {
  const measured = new Map<string, Measurement>()
  const { tree, policy } = request
  const { dependencies, cached, onProgress } = how
  const keys = await keysOf(git, request, dependencies)
  if (cached) {
    for (const [need, key] of keys) {
      const held = await readCached(git, key)
      if (held !== null) measured.set(keyOf(need), held)
    }
  }
  const open = request.needs.filter((need) => !measured.has(keyOf(need)))
  if (open.length === 0) return measured
  await withSnapshot(git, tree, { policy, dependencies, signal: io.signal }, async (folder) => {
    for (const need of open) {
      const measurement = await measureNeed(need, folder, { policy, onProgress })
      io.signal.throwIfAborted()
      measured.set(keyOf(need), measurement)
      const key = keys.get(need)
      if (cached && key !== undefined) await writeCached(git, key, measurement)
    }
  })
  return measured
}

async function keysOf(
  git: Git,
  { tree, policy, needs }: MeasureRequest,
  dependencies: Dependencies,
): Promise<Map<Need, RunKey>> {
  const bare = await treeWith(git, tree, new Map([[progressPath, null]]))
  const by = `helix ${helixVersion()} node ${process.version}`
  return new Map(
    needs.map((need) => [need, { tree: bare, policy: policy.digest, dependencies, need: JSON.stringify(need), by }]),
  )
}

interface NeedContext {
  policy: Policy
  onProgress: MeasureHow['onProgress']
}

async function measureNeed(need: Need, folder: string, { policy, onProgress }: NeedContext): Promise<Measurement> {
  if (need.what === 'smoke') {
    onProgress(`smoke ${need.service}`)
    return { runs: [], smoke: await smoke(need, folder, policy), root: folder }
  }
  const runs: RawRun[] = []
  for (let time = 1; time <= need.times; time++) {
    const count = need.times > 1 ? ` ${time}/${need.times}` : ''
    onProgress(`${need.command}${need.purpose === 'tests' ? '' : ` ${need.purpose}`}${count}`)
    runs.push(await runOnce(need, folder, policy, time))
  }
  return { runs, smoke: null, root: folder }
}

type RunNeed = Extract<Need, { what: 'run' }>

async function runOnce(need: RunNeed, folder: string, policy: Policy, seed: number): Promise<RawRun> {
  const command = policy.commands[need.command]
  if (command === undefined) throw new Error(`the policy has no command ${need.command}`)
  const service = command.service === undefined ? undefined : serviceOf(policy, command.service)
  const request = { command, policy, folder, purpose: need.purpose, seed }
  if (service === undefined) return measureCommand(request)
  return withService(service, folder, ({ started, reason, url }) =>
    measureCommand({ ...request, serviceUrl: url, service: { name: service.name, started, reason, url } }),
  )
}

async function smoke(need: Extract<Need, { what: 'smoke' }>, folder: string, policy: Policy): Promise<SmokeRun> {
  return withService(serviceOf(policy, need.service), folder, async ({ started, reason, url }) =>
    started ? measureSmoke(url, need) : notStarted(reason),
  )
}

interface ServiceStart {
  started: boolean
  reason: string
  /** Where it listens; where nobody listens when it did not start, so that tests see a refused connection. */
  url: string
}

async function withService<T>(service: Service, folder: string, use: (start: ServiceStart) => Promise<T>): Promise<T> {
  const running = await startService(service, { cwd: folder })
  if (!running.started)
    return use({ started: false, reason: running.reason, url: `http://127.0.0.1:${await freePort()}` })
  try {
    return await use({ started: true, reason: '', url: running.url })
  } finally {
    await running.stop()
  }
}

function serviceOf(policy: Policy, name: string): Service {
  const service = policy.services[name]
  if (service === undefined) throw new Error(`the policy has no service ${name}`)
  return service
}
