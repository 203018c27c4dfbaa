import { type ErrorCode, HelixError } from '@helix/core'
import { type Playbook, playbookSchema } from '../schema/playbook-schema.ts'
import { checks } from './checks/index.ts'
import { findingOf } from './problem.ts'
import { shapeProblems } from './shape-problems.ts'
import { readYaml } from './yaml-source.ts'

/**
 * A playbook from the text of `playbook.yml`; `source` names the file in errors. Line ends may be LF or CRLF, a byte order mark
 * is dropped. Throws HelixError `playbook/too-large`, `playbook/empty`, `playbook/syntax`, `playbook/version` and
 * `playbook/invalid`, with one finding for every error: file, line, column, the expected form, the nearest known name.
 */
export function parsePlaybook(text: string, source: string): Playbook {
  const yaml = readYaml(text, source)
  const result = playbookSchema.safeParse(yaml.value, { reportInput: true })
  const problems = [...shapeProblems(result.error?.issues ?? []), ...checks.flatMap((check) => check(yaml.value))]
  const findings = problems.map((problem) => findingOf(problem, yaml))
  findings.sort(
    (a, b) => (a.where?.line ?? 0) - (b.where?.line ?? 0) || (a.where?.column ?? 0) - (b.where?.column ?? 0),
  )
  const first = findings[0]
  if (result.success && first === undefined) return result.data
  const version = findings.find((finding) => finding.code === 'PLAYBOOK-VERSION')
  const code: ErrorCode = version === undefined ? 'playbook/invalid' : 'playbook/version'
  const many = findings.length > 1 ? ` (and ${findings.length - 1} more)` : ''
  throw new HelixError(code, `${source} is not a valid playbook: ${(version ?? first)?.message ?? ''}${many}`, {
    hint:
      version === undefined
        ? `mend ${source}; docs/playbook.md lists every key`
        : 'write version: 1, or use the Helix that wrote this file',
    findings,
    ...(first?.where === undefined ? {} : { where: first.where }),
  })
}
