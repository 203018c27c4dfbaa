import type { Command, GateName, Policy } from '@helix/core'
import type { Stack } from './stack.ts'

/** A package that the template's commands need. */
export interface Requirement {
  package: string
  /** What it is for, in words. */
  for: string
}

/** A package, the stacks whose template needs it, and what in any playbook asks for it: of several all. */
interface Tool extends Requirement {
  of: (stack: Stack) => boolean
  /** A command of one of these kinds. */
  kinds?: readonly Command['kind'][]
  gate?: GateName
  /** A word of a command that is a program. */
  word?: string
}

const vitest = (stack: Stack): boolean => stack.runner === 'vitest'
const jest = (stack: Stack): boolean => stack.runner === 'jest'
const pytest = (stack: Stack): boolean => stack.runner === 'pytest'
const everyCommand = 'the commands unit, integration and e2e'

const tools: readonly Tool[] = [
  { package: 'vitest', for: 'the commands unit, property, integration, e2e and bench', of: vitest, kinds: ['vitest', 'vitest-bench'] },
  { package: '@vitest/coverage-v8', for: 'the gate coverage', of: vitest, kinds: ['vitest'], gate: 'coverage' },
  { package: 'fast-check', for: 'the gate property', of: vitest, gate: 'property' },
  { package: '@stryker-mutator/core', for: 'the gate mutation', of: vitest, kinds: ['stryker'] },
  { package: '@stryker-mutator/vitest-runner', for: 'the gate mutation', of: vitest, kinds: ['stryker'] },
  { package: 'jest', for: everyCommand, of: jest, kinds: ['jest'] },
  { package: 'pytest', for: everyCommand, of: pytest, kinds: ['pytest'] },
  { package: 'pytest-cov', for: 'the gate coverage', of: pytest, kinds: ['pytest'], gate: 'coverage' },
  { package: 'typescript', for: 'the command types', of: ({ typescript, unchecked }) => typescript && unchecked !== true, word: 'tsc' },
] // prettier-ignore

/**
 * Packages that the playbook of this stack needs and the repository does not list yet. The playbook asks for the
 * gates all the same: a gate whose tool is missing does not pass.
 */
export function requirementsOf(stack: Stack): Requirement[] {
  return tools
    .filter((tool) => tool.of(stack) && !stack.installed.includes(tool.package))
    .map((tool) => ({ package: tool.package, for: tool.for }))
}

/** Whether a playbook, which may be a person's own, asks for a package; true of a package that is not known here. */
export function asksFor(policy: Policy, name: string): boolean {
  const { kinds, gate, word } = tools.find((tool) => tool.package === name) ?? {}
  const commands = Object.values(policy.commands)
  const gates = [policy.always, ...[...policy.steps, ...policy.lanes].map(({ exit }) => exit)].flat()
  return (
    (kinds === undefined || commands.some(({ kind }) => kinds.includes(kind))) &&
    (gate === undefined || gates.some((condition) => condition.gate === gate)) &&
    (word === undefined || commands.some((command) => command.kind === 'argv' && command.run.includes(word)))
  )
}
