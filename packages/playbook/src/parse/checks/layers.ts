import { builtInLayers, helixGlobs, packagingGlobs, policyGlobs } from '../../compile/built-in-layers.ts'
import { covers } from '../../compile/covers.ts'
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

/** A layer can own files: not everything that it names belongs to one that is asked before it. */
export const checkShadowed: Check = (playbook) => {
  const layers = Object.entries(look.record(look.record(playbook)['layers']))
    .filter(([name]) => !builtInLayers.includes(name))
    .map(([name, held]) => ({ name, globs: globsOf(held) }))
  const before = [
    {
      name: 'policy',
      globs: [
        ...policyGlobs,
        ...(asksForDependencies(playbook) ? [] : packagingGlobs),
        ...globsOf(look.record(look.record(playbook)['layers'])['policy']),
      ],
    },
    { name: 'helix', globs: [...helixGlobs] },
  ]
  return layers.flatMap(({ name, globs }, at): Problem[] => {
    const earlier = [...before, ...layers.slice(0, at)]
    const owners = globs.map((glob) => earlier.find((one) => one.globs.some((other) => covers(other, glob)))?.name)
    if (globs.length === 0 || owners.includes(undefined)) return []
    const whose = [...new Set(owners)].join(' and ')
    const message = `the layer ${name} can own no file: all that it names belongs to ${whose}, which comes first; put ${name} before it`
    return [{ code: 'PLAYBOOK-LAYER', message, path: ['layers', name], atKey: true }]
  })
}

function asksForDependencies(playbook: unknown): boolean {
  const { approval } = look.record(look.record(look.record(playbook)['layers'])['dependencies'])
  return typeof approval === 'number' && approval > 0
}

function globsOf(held: unknown): string[] {
  return look.list(Array.isArray(held) ? held : look.record(held)['paths']).filter((glob) => typeof glob === 'string')
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
