import type { CommandName, Finding } from '@helix/core'
import { leftOutTests } from '../facts/left-out-tests.ts'
import type { Evidence } from './evidence.ts'

/** Of a run that executed nothing as no file is there: where the command looks, and which tests lie where none does. */
export function saidOfNothing(evidence: Evidence, command: CommandName, finding: Finding): Finding {
  const { policy, head } = evidence
  const config = policy.commands[command]
  const globs = config !== undefined && 'files' in config ? config.files : undefined
  if (finding.code !== 'REPORT-EMPTY' || globs === undefined || evidence.testFiles(command)?.length !== 0)
    return finding
  const [left] = leftOutTests(policy, head.paths)
  const move = left === undefined ? '' : `, or move ${left} there, which no command runs`
  const message = `no file lies where ${command} looks for tests: ${globs.join(' ')}`
  return { ...finding, message, fix: `Write a test there${move}.` }
}
