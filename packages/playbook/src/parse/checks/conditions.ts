import { gateCommands } from '../../schema/gate-params.ts'
import { look } from '../../schema/look.ts'
import type { Problem } from '../problem.ts'
import {
  alwaysOf, type Check, type PlacedCondition, commandKinds, conditionsOf, namesOf, stepsOf, unknown,
} from './playbook-view.ts' // prettier-ignore

/** Conditions name commands that exist and whose reports their gate can read. */
export const checkConditionCommands: Check = (playbook) =>
  conditionsOf(playbook).flatMap(({ gate, condition, path }) => {
    if (!isGate(gate)) return []
    const use = gateCommands[gate]
    if (use === 'none') return []
    return commandsIn(condition['of']).flatMap(({ name, at }): Problem[] => {
      const here = [...path, 'of', ...at]
      const kinds = commandKinds(playbook, name)
      if (kinds === undefined) return [unknown('command', name, namesOf(playbook, 'commands'), here)]
      if (use.accepts.some((kind) => kinds.includes(kind))) return []
      const message = `the gate ${gate} cannot read the command ${name}; expected ${use.accepts.map((kind) => readable[kind]).join(' or ')}`
      return [{ code: 'PLAYBOOK-COMMAND', message, path: here }]
    })
  })

const readable = {
  tests: 'a runner of tests: {runner: vitest, …}, or {run: […], report: junit}',
  coverage: 'a command that measures coverage: {…, coverage: [src/**]}',
  mutants: 'mutation testing: {runner: stryker, …}, or {run: […], report: mutation-json}',
  bench: 'benchmarks: {runner: vitest-bench, files: [bench/**]}, or {run: […], report: hyperfine}',
  exit: 'a program: {run: […]}',
  properties:
    'tests whose generated cases Helix can count: {runner: vitest, …}, {runner: node, …}, {runner: pytest, …}, or {run: […], report: helix-json}',
} as const

/** `from` names a step. */
export const checkFrom: Check = (playbook) => {
  const ids = [...new Set(stepsOf(playbook).flatMap((step) => step.id ?? []))]
  return alwaysOf(playbook).flatMap(({ condition, path }) => {
    const from = look.text(condition['from'])
    return from === undefined || ids.includes(from) ? [] : [unknown('step', from, ids, [...path, 'from'])]
  })
}

/** The work of a step is approved at its end. */
export const checkReviewed: Check = (playbook) =>
  alwaysOf(playbook)
    .filter(({ gate, condition }) => gate === 'approval' && condition['of'] === 'step')
    .map(({ path }) => ({
      code: 'PLAYBOOK-STEPS',
      message: 'the work of a step is approved before it is done; say review: required with the step, not in always',
      path: [...path, 'of'],
    }))

/** `smoke` asks a service that exists, for something. */
export const checkSmoke: Check = (playbook) =>
  withGate(playbook, 'smoke').flatMap(({ condition, path }): Problem[] => {
    const services = namesOf(playbook, 'services')
    const service = look.text(condition['service'])
    const problems: Problem[] = []
    if (service !== undefined && !services.includes(service)) {
      problems.push(unknown('service', service, services, [...path, 'service']))
    }
    if (condition['load'] === undefined && Object.keys(look.record(condition['get'])).length === 0) {
      const message = 'the gate smoke asks for nothing; expected get: {/healthz: 200}, or load, or both'
      problems.push({ code: 'PLAYBOOK-MISSING', message, path })
    }
    return problems
  })

/** Gates that read a layer by its name need that layer. */
export const checkGateLayers: Check = (playbook) => {
  const layers = namesOf(playbook, 'layers')
  return Object.entries(layerOfGate).flatMap(([gate, layer]) =>
    layers.includes(layer)
      ? []
      : withGate(playbook, gate).map(({ path }) => ({
          code: 'PLAYBOOK-NAME',
          message: `the gate ${gate} reads the layer ${layer}, which the playbook does not have; add it to layers`,
          path: [...path, 'gate'],
        })),
  )
}

const layerOfGate = { 'red-bar': 'e2e' } as const

/** At the red-bar step the acceptance tests are open: it writes them. */
export const checkRedBar: Check = (playbook) => {
  const steps = stepsOf(playbook)
  return steps.flatMap(({ id, conditions }, index) => {
    const redBar = conditions.find((condition) => condition.gate === 'red-bar')
    if (redBar === undefined || steps.slice(0, index + 1).some((step) => step.opens.includes('e2e'))) return []
    const message = `${id ?? 'this step'} asks for a red bar, but e2e is not open by then; add e2e to its opens`
    return [{ code: 'PLAYBOOK-STEPS', message, path: redBar.path }]
  })
}

function withGate(playbook: unknown, gate: string): PlacedCondition[] {
  return conditionsOf(playbook).filter((condition) => condition.gate === gate)
}

function isGate(gate: string): gate is keyof typeof gateCommands {
  return Object.hasOwn(gateCommands, gate)
}

function commandsIn(of: unknown): { name: string; at: number[] }[] {
  if (typeof of === 'string') return [{ name: of, at: [] }]
  return look.list(of).flatMap((name, index) => (typeof name === 'string' ? [{ name, at: [index] }] : []))
}
