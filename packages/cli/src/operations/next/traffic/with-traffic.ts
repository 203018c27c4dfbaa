import type { Finding } from '@helix/core'
import type { Io } from '../../../io.ts'
import { openHere } from '../../../repository/open.ts'
import { heldRun } from '../kept/current-run.ts'
import { next, type NextEvent, type NextRequest, type NextWatch } from '../index.ts'
import { openTraffic, type TrafficRequest } from './traffic.ts'

export interface NextWithTraffic {
  events: NextEvent[]
  /** What speaks against the recording, or of it. */
  findings: Finding[]
}

/** `next` with the traffic to the model recorded or replayed. What breaks off is recorded, too: its HelixError passes through. */
export async function nextWithTraffic(
  io: Io,
  request: NextRequest,
  watch: NextWatch,
  asked: TrafficRequest,
): Promise<NextWithTraffic> {
  const { git, standing } = await openHere(io)
  const continued = (await heldRun(git)) !== null
  const { access, end } = await openTraffic(io, standing.policy.agent, asked, { continued })
  const events = await next(io, { ...request, access }, watch).catch(async (error: unknown) => {
    for (const { code, message } of await end()) io.warn(`${code}  ${message}\n`)
    throw error
  })
  return { events, findings: await end() }
}
