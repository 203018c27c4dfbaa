import { type MeasuredTree, nameOf } from '@helix/gates'
import type { Measured, MeasureRequest } from './measure.ts'
import type { Measuring } from '../measuring.ts'
import { keyOf } from './plan-needs.ts'

export interface Recording extends Measuring {
  /** What was measured so far, in order. */
  trees(): MeasuredTree[]
}

/** Measures as the other one does, and keeps everything for a bundle. */
export function recording({ isolation, own, measure }: Measuring): Recording {
  const trees: MeasuredTree[] = []
  return {
    isolation,
    own,
    trees: () => trees,
    measure: async (request) => {
      const measured = await measure(request)
      if (request.needs.length > 0) trees.push(toTree(request, measured, own))
      return measured
    },
  }
}

/** A bundle may lack what is asked for, which is told elsewhere; what is measured here is there. */
function toTree({ tree, policy, needs }: MeasureRequest, measured: Measured, own: boolean): MeasuredTree {
  const measurements = needs.flatMap((need) => {
    const held = measured.get(keyOf(need))
    if (held === undefined && own) throw new Error(`${keyOf(need)} was asked for and not measured`)
    return held === undefined ? [] : [{ need: nameOf(need), ...held }]
  })
  return { tree, policy: policy.digest, measurements }
}
