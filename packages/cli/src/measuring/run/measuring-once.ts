import type { Measurement, Need } from '@helix/gates'
import type { MeasureRequest } from './measure.ts'
import type { Measuring } from '../measuring.ts'
import { keyOf } from './plan-needs.ts'

/** The same measurements, each made once for a tree under a policy, whoever asks for it and however often. */
export function measuringOnce(measuring: Measuring): Measuring {
  const made = new Map<string, Measurement>()
  return {
    ...measuring,
    measure: async (request) => {
      const heldFor = (need: Need): Measurement | undefined => made.get(identityOf(request, need))
      const open = request.needs.filter((need) => heldFor(need) === undefined)
      const measured = open.length === 0 ? null : await measuring.measure({ ...request, needs: open })
      for (const need of open) {
        const measurement = measured?.get(keyOf(need))
        if (measurement !== undefined) made.set(identityOf(request, need), measurement)
      }
      return new Map(
        request.needs.flatMap((need) => {
          const measurement = heldFor(need)
          return measurement === undefined ? [] : [[keyOf(need), measurement] as const]
        }),
      )
    },
  }
}

function identityOf({ tree, policy }: MeasureRequest, need: Need): string {
  return [tree, policy.digest, JSON.stringify(need)].join(' ')
}
