import { unknownName } from '../../schema/entry.ts'
import type { CommandKind } from '../../schema/gate-params.ts'
import { builtInLayers } from '../../compile/built-in-layers.ts'
import { look } from '../../schema/look.ts'
import type { Path } from '../yaml-offsets.ts'
import type { Problem } from '../problem.ts'

/** One check over the plain values of a playbook whose shape may be wrong elsewhere. */
export type Check = (playbook: unknown) => Problem[]

/** A condition with the place where it stands. */
export interface PlacedCondition {
  gate: string
  condition: Readonly<Record<string, unknown>>
  path: Path
}

export function stepsOf(
  playbook: unknown,
): { id: string | undefined; opens: string[]; heldOut: string[]; conditions: PlacedCondition[]; path: Path }[] {
  return look.list(look.record(playbook)['steps']).map((step, index) => {
    const { id, opens, exit, 'held-out': heldOut } = look.record(step)
    const path = ['steps', index]
    const conditions = placed(exit, [...path, 'exit'])
    return { id: look.text(id), opens: wordsOf(opens), heldOut: wordsOf(heldOut), conditions, path }
  })
}

function wordsOf(list: unknown): string[] {
  return look.list(list).filter((name) => typeof name === 'string')
}

export function alwaysOf(playbook: unknown): PlacedCondition[] {
  return placed(look.record(playbook)['always'], ['always'])
}

export function conditionsOf(playbook: unknown): PlacedCondition[] {
  return [...alwaysOf(playbook), ...stepsOf(playbook).flatMap((step) => step.conditions)]
}

function placed(conditions: unknown, path: Path): PlacedCondition[] {
  return look.list(conditions).map((condition, index) => {
    const held = look.record(condition)
    return { gate: look.text(held['gate']) ?? '', condition: held, path: [...path, index] }
  })
}

/** Names below a top-level key. */
export function namesOf(playbook: unknown, key: 'layers' | 'commands' | 'services'): string[] {
  return Object.keys(look.record(look.record(playbook)[key]))
}

export function layerNamesOf(playbook: unknown): string[] {
  return [...new Set([...namesOf(playbook, 'layers'), ...builtInLayers])]
}

/** What the report of a command can prove; undefined where there is no such command. */
export function commandKinds(playbook: unknown, name: string): CommandKind[] | undefined {
  const commands = look.record(look.record(playbook)['commands'])
  if (!Object.hasOwn(commands, name)) return undefined
  const { runner, report, coverage } = look.record(commands[name])
  const covers: CommandKind[] = coverage === undefined ? [] : ['coverage']
  if (runner !== undefined && runner !== 'argv') {
    const known = provenByRunner.get(look.text(runner) ?? '')
    // Another runner is an error of its own; what it could prove is not judged as well.
    return known === undefined ? everyKind : [...known, 'exit', ...covers]
  }
  return [...(provenByReport.get(look.text(report) ?? '') ?? []), 'exit', ...covers]
}

const everyKind: CommandKind[] = ['tests', 'properties', 'coverage', 'mutants', 'bench', 'exit']

const tests: readonly CommandKind[] = ['tests']
const properties: readonly CommandKind[] = ['tests', 'properties']
const mutants: readonly CommandKind[] = ['mutants']
const bench: readonly CommandKind[] = ['bench']

const provenByRunner: ReadonlyMap<string, readonly CommandKind[]> = new Map(
  Object.entries({
    vitest: properties,
    node: properties,
    jest: tests,
    pytest: properties,
    playwright: tests,
    'vitest-bench': bench,
    stryker: mutants,
  }),
)

const provenByReport: ReadonlyMap<string, readonly CommandKind[]> = new Map(
  Object.entries({
    junit: tests,
    'jest-json': tests,
    tap: tests,
    'helix-json': ['tests', 'properties', 'bench'] satisfies CommandKind[],
    'mutation-json': mutants,
    pit: mutants,
    'cargo-mutants': mutants,
    hyperfine: bench,
    'vitest-bench': bench,
    autocannon: bench,
    k6: bench,
  }),
)

/** A problem for a name that nothing has. */
export function unknown(kind: string, name: string, known: readonly string[], path: Path): Problem {
  return { code: 'PLAYBOOK-NAME', message: unknownName(kind, name, known), path }
}
