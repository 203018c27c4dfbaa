import { look } from '../../schema/look.ts'
import type { Problem } from '../problem.ts'
import type { Path } from '../yaml-offsets.ts'
import { type Check, namesOf, unknown } from './playbook-view.ts'

/** Commands name services and commands that exist, say which tests they run, and write the reports that they promise. */
export const checkCommands: Check = (playbook) =>
  Object.entries(look.record(look.record(playbook)['commands'])).flatMap(([name, value]) => {
    const command = look.record(value)
    const path = ['commands', name]
    return rules.flatMap((rule) => rule(command, path, playbook))
  })

type CommandRule = (command: Readonly<Record<string, unknown>>, path: Path, playbook: unknown) => Problem[]

const rules: readonly CommandRule[] = [
  function serviceExists(command, path, playbook) {
    const service = look.text(command['service'])
    const known = namesOf(playbook, 'services')
    return service === undefined || known.includes(service)
      ? []
      : [unknown('service', service, known, [...path, 'service'])]
  },
  function testsAreNamedOnce(command, path) {
    if (command['runner'] !== 'vitest') return []
    const named = ['files', 'project'].filter((key) => command[key] !== undefined)
    if (named.length === 1) return []
    const message = `${named.length === 0 ? 'neither files nor project' : 'both files and project'} say which tests run; expected files: [globs], or project: name`
    return [{ code: named.length === 0 ? 'PLAYBOOK-MISSING' : 'PLAYBOOK-COMMAND', message, path, atKey: true }]
  },
  function mutantsHaveTests(command, path, playbook) {
    if (command['runner'] !== 'stryker') return []
    return look.list(command['tests']).flatMap((test, index): Problem[] => {
      const here = [...path, 'tests', index]
      if (typeof test !== 'string') return []
      const commands = look.record(look.record(playbook)['commands'])
      if (!Object.hasOwn(commands, test)) return [unknown('command', test, Object.keys(commands), here)]
      if (look.record(commands[test])['runner'] === 'vitest') return []
      const message = `the command ${test} is not run by vitest; expected commands with runner: vitest`
      return [{ code: 'PLAYBOOK-COMMAND', message, path: here }]
    })
  },
  function coverageHasItsFormat(command, path) {
    if (command['coverage-report'] === undefined || command['coverage'] !== undefined) return []
    const message = 'coverage-report names the format of a file that is not asked for; add coverage: [src/**]'
    return [{ code: 'PLAYBOOK-COMMAND', message, path: [...path, 'coverage-report'] }]
  },
  function reportsArePlaced(command, path) {
    const words = look.list(command['run']).filter((word) => typeof word === 'string')
    if (words.length === 0) return []
    return (['report', 'coverage'] as const).flatMap((key): Problem[] => {
      const isPlaced = words.some((word) => word.includes(`{${key}}`))
      if (isPlaced === (command[key] !== undefined)) return []
      const message = isPlaced
        ? `run writes {${key}}, but the command has no ${key}; add ${key === 'report' ? 'report: junit' : 'coverage: [src/**]'}`
        : `${key} is asked for, but run does not say where; put {${key}} into run, in place of the file's path`
      return [{ code: 'PLAYBOOK-COMMAND', message, path: [...path, 'run'] }]
    })
  },
]
