import { isNodeEnough, leastNode } from '../../../decide/node-version.ts'
import { type Check, ok, problem } from '../check.ts'

export const nodeCheck: Check = {
  name: 'node',
  code: 'DOCTOR-NODE',
  run: async () => judgeNode(process.versions.node),
}

/** Whether a version of Node (`24.21.0`) is new enough. */
export function judgeNode(version: string) {
  if (isNodeEnough(version)) return ok(version)
  return problem(`${version}; Helix needs ${leastNode} or newer`, 'Install a newer Node: https://nodejs.org')
}
