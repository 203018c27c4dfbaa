import { look } from '../../schema/look.ts'
import type { Problem } from '../problem.ts'
import { type Check, layerNamesOf, unknown } from './playbook-view.ts'

/** `rest` and `helix` are decided by Helix. */
export const checkLayerNames: Check = (playbook) => {
  const layers = look.record(look.record(playbook)['layers'])
  return ['rest', 'helix'].flatMap((name): Problem[] => {
    if (!Object.hasOwn(layers, name)) return []
    const what = name === 'rest' ? 'what no other layer matches' : '.helix/**'
    return [
      {
        code: 'PLAYBOOK-LAYER',
        message: `the layer ${name} is always there: ${what}; remove it here`,
        path: ['layers', name],
        atKey: true,
      },
    ]
  })
}

/** `imports` names layers. */
export const checkImports: Check = (playbook) => {
  const known = layerNamesOf(playbook)
  return Object.entries(look.record(look.record(playbook)['imports'])).flatMap(([name, may]) => [
    ...(known.includes(name) ? [] : [{ ...unknown('layer', name, known, ['imports', name]), atKey: true }]),
    ...look
      .list(may)
      .flatMap((other, index) =>
        typeof other !== 'string' || known.includes(other)
          ? []
          : [unknown('layer', other, known, ['imports', name, index])],
      ),
  ])
}

/** A lane is listed once. */
export const checkLanes: Check = (playbook) => {
  const lanes = look.list(look.record(playbook)['lanes'])
  return lanes.flatMap((lane, index): Problem[] =>
    lanes.indexOf(lane) < index
      ? [
          {
            code: 'PLAYBOOK-VALUE',
            message: `the lane ${String(lane)} is listed twice; once is enough`,
            path: ['lanes', index],
          },
        ]
      : [],
  )
}
