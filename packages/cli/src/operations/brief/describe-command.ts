import type { Command, Policy } from '@helix/core'

const words: { [K in Command['kind']]: (command: Extract<Command, { kind: K }>) => string } = {
  vitest: ({ files, project }) => `vitest ${files?.join(' ') ?? `project ${project ?? ''}`}`,
  node: ({ files }) => `node --test ${files.join(' ')}`,
  jest: ({ files }) => `jest ${files.join(' ')}`,
  pytest: ({ files }) => `pytest ${files.join(' ')}`,
  playwright: ({ files }) => `playwright test ${files.join(' ')}`,
  'vitest-bench': ({ files }) => `vitest bench ${files.join(' ')}`,
  stryker: ({ mutate, tests }) => `stryker over ${mutate.join(' ')} with the tests of ${tests.join(', ')}`,
  argv: ({ run }) => run.join(' '),
}

/** What a command runs, and how what it runs finds the service that is up meanwhile. */
export function describeCommand(command: Command, services: Policy['services']): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's key is the command's kind, so its words fit
  const runs = (words[command.kind] as (command: Command) => string)(command)
  const service = services[command.service ?? '']
  if (service === undefined) return runs
  const { name, run, portEnv, ready } = service
  return `${runs}, while the service ${name} (${run.join(' ')}, its port in ${portEnv}, ready at ${ready}) is up at HELIX_SERVICE_URL`
}
