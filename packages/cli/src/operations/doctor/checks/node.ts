import { type Check, ok, problem } from '../check.ts'

/** The oldest Node whose type stripping Helix and the products of its playbook rely on. */
const least = [22, 18] as const

export const nodeCheck: Check = {
  name: 'node',
  code: 'DOCTOR-NODE',
  run: async () => judgeNode(process.versions.node),
}

/** Whether a version of Node (`24.21.0`) is new enough. */
export function judgeNode(version: string) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > least[0] || (major === least[0] && minor >= least[1])) return ok(version)
  return problem(`${version}; Helix needs ${least.join('.')} or newer`, 'Install a newer Node: https://nodejs.org')
}
