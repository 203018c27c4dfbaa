import { type Finding, HelixError, type Where } from '@helix/core'
import { type Playbook, playbookSchema } from '../schema/playbook-schema.ts'
import { checks } from './checks/index.ts'
import { findingOf } from './problem.ts'
import { shapeProblems } from './shape-problems.ts'
import { readYaml } from './yaml-source.ts'

/**
 * A playbook from the text of `playbook.yml`; `source` names the file in errors. Line ends may be LF or CRLF, a byte
 * order mark is dropped. Throws HelixError `playbook/too-large`, `playbook/empty`, `playbook/syntax`,
 * `playbook/version` and `playbook/invalid`, with one finding for every error: file, line, column, the expected form,
 * the nearest known name.
 */
export function parsePlaybook(text: string, source: string): Playbook {
  const yaml = readYaml(text, source)
  const result = playbookSchema.safeParse(yaml.value, { reportInput: true })
  const problems = [...shapeProblems(result.error?.issues ?? []), ...checks.flatMap((check) => check(yaml.value))]
  const version = problems.find((problem) => problem.code === 'PLAYBOOK-VERSION')
  // What another version means by its keys is not known, so nothing else of it is judged.
  if (version !== undefined) throw wrongVersion(findingOf(version, yaml), source)
  const findings = problems.map((problem) => findingOf(problem, yaml))
  findings.sort((a, b) => lineOf(a) - lineOf(b) || columnOf(a) - columnOf(b))
  if (result.success && findings.length === 0) return result.data
  throw invalid(findings, source)
}

function wrongVersion(finding: Finding, source: string): HelixError {
  return new HelixError('playbook/version', `${source} is of another version: ${finding.message}`, {
    hint: 'write version: 1, or use the Helix that wrote this file',
    findings: [finding],
    ...placeOf(finding),
  })
}

function invalid(findings: Finding[], source: string): HelixError {
  const [first] = findings
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : ''
  return new HelixError('playbook/invalid', `${source} is not a valid playbook: ${first?.message ?? ''}${more}`, {
    hint: `mend ${source}; docs/playbook.md lists every key`,
    findings,
    ...placeOf(first),
  })
}

function placeOf(finding: Finding | undefined): { where?: Where } {
  return finding?.where === undefined ? {} : { where: finding.where }
}

function lineOf(finding: Finding): number {
  return finding.where?.line ?? 0
}

function columnOf(finding: Finding): number {
  return finding.where?.column ?? 0
}
