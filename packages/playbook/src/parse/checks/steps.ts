import { freezingLayers } from '../../compile/built-in-layers.ts'
import type { Problem } from '../problem.ts'
import { type Check, layerNamesOf, stepsOf, unknown } from './playbook-view.ts'

/** Step ids are unique, and the last one is DONE. */
export const checkStepIds: Check = (playbook) => {
  const steps = stepsOf(playbook)
  const problems: Problem[] = steps.flatMap(({ id, path }, index) =>
    id !== undefined && steps.findIndex((other) => other.id === id) < index
      ? [
          {
            code: 'PLAYBOOK-STEPS',
            message: `the id ${id} belongs to an earlier step; every step has its own`,
            path: [...path, 'id'],
          },
        ]
      : [],
  )
  const last = steps.at(-1)
  if (last?.id !== undefined && last.id !== 'DONE') {
    const message = `the last step is ${last.id}; expected DONE, which judges every step again and asks for a release`
    problems.push({ code: 'PLAYBOOK-STEPS', message, path: [...last.path, 'id'] })
  }
  return problems
}

/** Steps open layers that exist, each layer once, and no layer that is frozen by then. */
export const checkOpens: Check = (playbook) => {
  const known = layerNamesOf(playbook).filter((name) => name !== 'helix' && name !== 'policy')
  const steps = stepsOf(playbook)
  const opened = new Map<string, string>()
  const redBar = steps.findIndex((step) => step.conditions.some((condition) => condition.gate === 'red-bar'))
  return steps.flatMap(({ id, opens, path }, index) =>
    opens.flatMap((name, at): Problem[] => {
      const here = [...path, 'opens', at]
      if (name === 'helix' || name === 'policy') {
        const message = `no step opens ${name}; its changes stand alone, with an approval`
        return [{ code: 'PLAYBOOK-STEPS', message, path: here }]
      }
      if (!known.includes(name)) return [unknown('layer', name, known, here)]
      const before = opened.get(name)
      if (before !== undefined) {
        const message = `${before} opens ${name} already; what is open stays open, so a layer is opened once`
        return [{ code: 'PLAYBOOK-STEPS', message, path: here }]
      }
      opened.set(name, id ?? `step ${index + 1}`)
      if (redBar === -1 || index <= redBar || !freezingLayers.includes(name)) return []
      const message = `${name} is frozen after ${steps[redBar]?.id ?? 'the red-bar step'}; open it there or before`
      return [{ code: 'PLAYBOOK-STEPS', message, path: here }]
    }),
  )
}

/** Steps hold layers out that exist, and none that they open. */
export const checkHeldOut: Check = (playbook) => {
  const known = layerNamesOf(playbook).filter((name) => !protectedLayers.includes(name))
  return stepsOf(playbook).flatMap(({ id, opens, heldOut, path }) =>
    heldOut.flatMap((name, at): Problem[] => {
      const here = [...path, 'held-out', at]
      if (!known.includes(name)) return [unknown('layer', name, known, here)]
      if (!opens.includes(name)) return []
      const message = `${id ?? 'this step'} opens ${name}, so it cannot hold it out; who writes tests sees them`
      return [{ code: 'PLAYBOOK-STEPS', message, path: here }]
    }),
  )
}

/** Layers that every step needs to see. */
const protectedLayers: readonly string[] = ['helix', 'policy', 'spec', 'rest']
