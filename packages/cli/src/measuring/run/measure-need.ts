import type { Policy, Service } from '@helix/core'
import {
  measureCommand,
  type Measurement,
  type MeasureRequest as MeasureCommandRequest,
  measureSmoke,
  narrowed,
  type Need,
  notStarted,
  type RawRun,
  type SmokeRun,
  withStandIn,
} from '@helix/gates'
import { type Cell, freePort, startService } from '@helix/process'

/** A judged folder with its dependencies, and the rules by which it is measured. */
export interface Place {
  folder: string
  policy: Policy
  /** Where author code runs; absent where only process groups keep it apart. */
  within?: Cell
}

/** The service that is up while a need is measured; undefined for none. */
export function serviceFor(need: Need, { commands, services }: Policy): Service | undefined {
  const name = need.what === 'smoke' ? need.service : commands[need.command]?.service
  if (name === undefined) return undefined
  const service = services[name]
  if (service === undefined) throw new Error(`the policy has no service ${name}`)
  return service
}

/** Measures one need: a command in fresh processes, as often as asked, with its service started and stopped around each. */
export async function measureNeed(need: Need, place: Place, onProgress: (what: string) => void): Promise<Measurement> {
  const { folder } = place
  if (need.what === 'smoke') {
    onProgress(`smoke ${need.service}`)
    return { runs: [], smoke: await smoke(need, place), root: folder }
  }
  const runs: RawRun[] = []
  for (let time = 1; time <= need.times; time++) {
    const count = need.times > 1 ? ` ${time}/${need.times}` : ''
    const how =
      'stubbed' in need ? ' on stubs' : 'after' in need ? ' again' : need.purpose === 'tests' ? '' : ` ${need.purpose}`
    onProgress(`${need.command}${how}${count}`)
    runs.push(await runOnce(need, place, time + ('after' in need ? need.after : 0)))
  }
  return { runs, smoke: null, root: folder }
}

type RunNeed = Extract<Need, { what: 'run' }>

async function runOnce(need: RunNeed, place: Place, seed: number): Promise<RawRun> {
  const whole = place.policy.commands[need.command]
  if (whole === undefined) throw new Error(`the policy has no command ${need.command}`)
  const command = 'only' in need ? (narrowed(whole, need.only) ?? whole) : whole
  const service = serviceFor(need, place.policy)
  const stubbed = 'stubbed' in need
  const request = { ...place, command, purpose: need.purpose, seed, stubbed }
  if (service === undefined) return measureCommand(request)
  if (stubbed) return onStandIn(service, request)
  return withService(service, place, ({ started, reason, url }) =>
    measureCommand({ ...request, serviceUrl: url, service: { name: service.name, started, reason, url } }),
  )
}

/** In the place of the service stands one of Helix, which counts the requests that it has. */
async function onStandIn(service: Service, request: MeasureCommandRequest): Promise<RawRun> {
  return withStandIn(async ({ url, requests }) => {
    const how = { name: service.name, started: true, reason: '', url }
    const raw = await measureCommand({ ...request, serviceUrl: url, service: how })
    return { ...raw, service: { ...how, requests: requests() } }
  })
}

async function smoke(need: Extract<Need, { what: 'smoke' }>, place: Place): Promise<SmokeRun> {
  const service = serviceFor(need, place.policy)
  if (service === undefined) throw new Error('a smoke run needs a service')
  return withService(service, place, async ({ started, reason, url }) =>
    started ? measureSmoke(url, need) : notStarted(reason),
  )
}

interface ServiceStart {
  started: boolean
  reason: string
  /** Where it listens; where nobody listens when it did not start, so that tests see a refused connection. */
  url: string
}

async function withService<T>(
  service: Service,
  { folder, within }: Place,
  use: (start: ServiceStart) => Promise<T>,
): Promise<T> {
  const running = await startService(service, { cwd: folder, ...(within && { within }) })
  if (!running.started)
    return use({ started: false, reason: running.reason, url: `http://127.0.0.1:${await freePort()}` })
  try {
    return await use({ started: true, reason: '', url: running.url })
  } finally {
    await running.stop()
  }
}
