import { type MeasuredTree, nameOf } from '@helix/gates'
import type { Measured, MeasureRequest } from './measure.ts'
import type { Measuring } from './measuring.ts'
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
      if (request.needs.length > 0) trees.push(toTree(request, measured))
      return measured
    },
  }
}

function toTree({ tree, policy, needs }: MeasureRequest, measured: Measured): MeasuredTree {
  const measurements = needs.map((need) => {
    const held = measured.get(keyOf(need))
    if (held === undefined) throw new Error(`${keyOf(need)} was asked for and not measured`)
    return { need: nameOf(need), ...held }
  })
  return { tree, policy: policy.digest, measurements }
}
