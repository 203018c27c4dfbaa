import type { Finding, Isolation } from '@helix/core'
import { checkMeasured, type MeasuredTree, nameOf } from '@helix/gates'
import type { Measured, MeasureRequest } from './measure.ts'
import type { Measuring } from '../measuring.ts'
import { keyOf } from './plan-needs.ts'

export interface Replaying extends Measuring {
  /** What of the evidence was not as asked; with any of these nothing that rests on it counts. */
  findings(): Finding[]
  /** Trees that nobody has asked for (yet). */
  left(): MeasuredTree[]
}

/** Answers out of what another job measured. Each tree is given once, and only for exactly what is needed of it. */
export function replaying(trees: readonly MeasuredTree[], isolation: Isolation): Replaying {
  const left = [...trees]
  const findings: Finding[] = []
  return {
    isolation,
    own: false,
    findings: () => findings,
    left: () => left,
    measure: (request) => {
      if (request.needs.length === 0) return Promise.resolve(new Map())
      const at = placeOf(left, request)
      const [held] = at === -1 ? [] : left.splice(at, 1)
      const wrong = held === undefined ? [absent(request)] : misfit(held, request)
      findings.push(...wrong)
      return Promise.resolve(held === undefined || wrong.length > 0 ? new Map() : toMeasured(held, request))
    },
  }
}

/** One tree may be measured more than once, for different ends. */
function placeOf(left: readonly MeasuredTree[], { tree, needs }: MeasureRequest): number {
  const asked = needs.map(nameOf).join()
  const exact = left.findIndex(
    (held) => held.tree === tree && held.measurements.map(({ need }) => need).join() === asked,
  )
  return exact === -1 ? left.findIndex((held) => held.tree === tree) : exact
}

function misfit(held: MeasuredTree, { policy, needs, tree }: MeasureRequest): Finding[] {
  if (held.policy === policy.digest) return checkMeasured(held, needs, policy)
  const [was, asked] = [held.policy, policy.digest].map((digest) => digest.slice(0, 12))
  const message = `the bundle is not for this: tree ${tree.slice(0, 12)} was measured under policy ${was}, asked ${asked}`
  return [{ severity: 'error', code: 'BUNDLE-POLICY', message, fix: measureAgain }]
}

function absent({ tree }: MeasureRequest): Finding {
  const message = `the bundle does not hold all that is asked for: tree ${tree.slice(0, 12)} was not measured`
  return { severity: 'error', code: 'BUNDLE-MISSING', message, fix: measureAgain }
}

const measureAgain = 'helix verify --measure <file>'

function toMeasured({ measurements }: MeasuredTree, { needs }: MeasureRequest): Measured {
  const byName = new Map(measurements.map(({ need, ...measurement }) => [need, measurement]))
  return new Map(
    needs.flatMap((need) => {
      const held = byName.get(nameOf(need))
      return held === undefined ? [] : [[keyOf(need), held]]
    }),
  )
}
