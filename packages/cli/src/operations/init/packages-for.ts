import type { Command, Policy } from '@helix/core'
import type { Requirement } from '@helix/playbook'

/** Of the packages that a repository of this kind needs those that its playbook, which may be its own, asks for. */
export function packagesFor(policy: Policy, requirements: readonly Requirement[]): Requirement[] {
  const commands = Object.values(policy.commands)
  const gates = [policy.always, ...[...policy.steps, ...policy.lanes].map(({ exit }) => exit)].flat()
  return requirements.filter(({ package: name }) => {
    const { kinds, gate, word } = uses[name] ?? {}
    return (
      (kinds === undefined || commands.some(({ kind }) => kinds.includes(kind))) &&
      (gate === undefined || gates.some((condition) => condition.gate === gate)) &&
      (word === undefined || commands.some((command) => command.kind === 'argv' && command.run.includes(word)))
    )
  })
}

/** What in a playbook needs a package: a command of that kind, a gate, a word of a command; of several all. */
interface Use {
  kinds?: readonly Command['kind'][]
  gate?: string
  word?: string
}

const uses: Readonly<Record<string, Use>> = {
  vitest: { kinds: ['vitest', 'vitest-bench'] },
  '@vitest/coverage-v8': { kinds: ['vitest'], gate: 'coverage' },
  'fast-check': { gate: 'property' },
  '@stryker-mutator/core': { kinds: ['stryker'] },
  '@stryker-mutator/vitest-runner': { kinds: ['stryker'] },
  jest: { kinds: ['jest'] },
  pytest: { kinds: ['pytest'] },
  'pytest-cov': { kinds: ['pytest'], gate: 'coverage' },
  typescript: { word: 'tsc' },
}
