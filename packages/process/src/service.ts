import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Service } from '@helix/core'
import { runProcess } from './run-process.ts'
import type { Exit } from './exit.ts'
import type { Cell } from './sandbox/sandbox.ts'
import { everydayEnv, scrubbedEnv } from './scrubbed-env.ts'

export interface ServiceOptions {
  cwd: string
  /** Where its build and it run apart; they share the network of Helix there, so that it is reached. */
  within?: Cell
  /** All that its build and it get, beside its port; `scrubbedEnv()` and `everydayEnv()` by default. */
  env?: Readonly<Record<string, string>>
  signal?: AbortSignal
}

export interface RunningService {
  started: true
  /** Without a slash at its end: `http://127.0.0.1:40123`. */
  url: string
  port: number
  /** Stops it with all that it started; how it ended, with the end of its outputs. */
  stop(): Promise<Exit>
  /** Settles when it ends, by itself or stopped. */
  ended: Promise<Exit>
}

export interface ServiceFailure {
  started: false
  /** What failed: its build; no such program; it ended before it was ready; it was not ready in time; the caller stopped it. */
  kind: 'build' | 'missing' | 'exited' | 'not-ready' | 'stopped'
  /** One sentence without a period. */
  reason: string
  /** How the build or the service ended. */
  exit: Exit
}

/** Milliseconds for the build command. */
const buildTime = 600_000

/** Builds a service, starts it on a free loopback port and waits until it is ready. What failed is a value and has been stopped. */
export async function startService(
  service: Service,
  options: ServiceOptions,
): Promise<RunningService | ServiceFailure> {
  const { cwd, within } = options
  const common = { cwd, ...(within && { within }), ...(options.signal && { signal: options.signal }) }
  if (service.build) {
    const exit = await runProcess({
      ...common,
      argv: service.build,
      env: options.env ?? scrubbedEnv(),
      timeout: buildTime,
    })
    if (exit.code !== 0) return failed('build', `${service.name}: ${service.build.join(' ')} ${howItEnded(exit)}`, exit)
  }
  const port = await freePort()
  const controller = new AbortController()
  const ended = runProcess({
    ...common,
    argv: service.run,
    env: { ...(options.env ?? everydayEnv()), [service.portEnv]: `${port}` },
    timeout: 2 ** 31 - 1,
    signal: options.signal ? AbortSignal.any([controller.signal, options.signal]) : controller.signal,
  })
  const stop = (): Promise<Exit> => {
    controller.abort()
    return ended
  }
  const ready = await Promise.race([pollReady(service, port, controller.signal), ended])
  if (typeof ready === 'string') return { started: true, url: ready, port, stop, ended }
  const exit = await stop()
  if (ready === null) {
    const asked = `${service.ready} did not answer 2xx within ${service.within / 1000} s`
    return failed('not-ready', `${service.name}: ${asked} on port ${port} (${service.portEnv})`, exit)
  }
  const kind = exit.missing ? 'missing' : exit.stopped ? 'stopped' : 'exited'
  return failed(kind, `${service.name}: ${service.run.join(' ')} ${howItEnded(exit)} before it was ready`, exit)
}

function failed(kind: ServiceFailure['kind'], reason: string, exit: Exit): ServiceFailure {
  return { started: false, kind, reason, exit }
}

function howItEnded(exit: Exit): string {
  if (exit.missing) return 'was not found'
  if (exit.timedOut) return 'took too long'
  if (exit.stopped) return 'was stopped'
  return exit.code === null ? `was ended by ${exit.signal}` : `ended with exit code ${exit.code}`
}

// A service that listens on `localhost` may have got either.
const hosts = ['127.0.0.1', '[::1]']

async function pollReady(service: Service, port: number, signal: AbortSignal): Promise<string | null> {
  const end = Date.now() + service.within
  while (Date.now() < end && !signal.aborted) {
    for (const host of hosts) {
      const url = `http://${host}:${port}`
      if (await answersOk(new URL(service.ready, url), end - Date.now())) return url
    }
    await setTimeout(50)
  }
  return null
}

async function answersOk(url: URL, patience: number): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(Math.max(1, patience)) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false // Nobody listens yet.
  }
}

/** A port of the loopback interface that nobody uses right now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a listening server has no port')
  return address.port
}
