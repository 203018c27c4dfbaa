import type { Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { finite } from '../per-cent.ts'

/** The service starts, answers each path as asked and stays fast under load. Measured: `gets`, `requests`, `errorRate` in per cent, `p95` in ms. */
export const smoke: Gate = {
  name: 'smoke',
  needs: (condition) => {
    const { service, get, load } = askedOf(condition, 'smoke')
    return [
      {
        what: 'smoke',
        service,
        gets: get,
        load: load === undefined ? null : { path: load.path, seconds: load.seconds },
      },
    ]
  },
  judge(condition, evidence) {
    const { service, get, load } = askedOf(condition, 'smoke')
    const run = evidence.smoke(service)
    if (run === null)
      return missing([fault('SMOKE-NOT-RUN', `${service} was not tried`, 'helix verify', { name: service })])
    if (!run.started) {
      const message = `${service} did not start: ${run.reason}`
      return decided({ started: false }, [
        fault('SMOKE-NOT-STARTED', message, 'Mend the start of the service.', { name: service }),
      ])
    }
    const answers = new Map(run.gets.map(({ path, status }) => [path, status]))
    const untried = Object.keys(get).filter((path) => !answers.has(path))
    if (untried.length > 0 || (load !== undefined && !(run.load !== null && run.load.requests > 0))) {
      const what = untried.length > 0 ? untried.join(', ') : `load on ${load?.path}`
      return missing([fault('SMOKE-NOT-RUN', `${service}: ${what} was not tried`, 'helix verify', { name: service })])
    }
    const findings = Object.entries(get).flatMap(([path, expected]) =>
      statusFinding(service, path, expected, answers.get(path) ?? null),
    )
    if (load === undefined || run.load === null) return decided({ gets: run.gets.length }, findings)
    const { requests, errors, p95Ms } = run.load
    const errorRate = (errors * 100) / requests
    if (!(errorRate <= load.maxErrorRate)) {
      const message = `${service}: ${errors} of ${requests} requests to ${load.path} failed (${errorRate.toFixed(2)} %), asked at most ${load.maxErrorRate} %`
      findings.push(
        fault('SMOKE-LOAD', message, 'Find out why it fails under load: read what the service prints.', {
          name: service,
        }),
      )
    }
    if (!(p95Ms <= load.maxP95)) {
      const message = `${service}: p95 of ${load.path} under load is ${p95Ms} ms, asked at most ${load.maxP95} ms`
      findings.push(
        fault('SMOKE-LOAD', message, 'Make the answer cheaper, or let a person change the budget in playbook.yml.', {
          name: service,
        }),
      )
    }
    return decided({ gets: run.gets.length, requests, errorRate, p95: finite(p95Ms) }, findings)
  },
}

function statusFinding(service: string, path: string, expected: number, status: number | null): Finding[] {
  if (status === expected) return []
  const message = `${service} answers GET ${path} with ${status ?? 'nothing'}, asked ${expected}`
  return [fault('SMOKE-STATUS', message, `Make GET ${path} answer ${expected}.`, { name: service })]
}
