import type { Finding } from '@helix/core'
import { typed } from '../decide/command-line.ts'
import type { Staging } from './staging.ts'

/** What `helix commit --retry` needs to get past a finding about the message; nothing where it mends it by itself. */
const flags: Readonly<Record<string, readonly string[]>> = {
  'MSG-HEADER': ['-t <type>', '-m "<what it does>"'],
  'MSG-TYPE': ['-t <type>'],
  'MSG-SUBJECT': ['-m "<what it does>"'],
  'MSG-WHY': ['--why "<reason>"'],
  'MSG-COVERS': ['--covers <REQ-…>'],
  'MSG-LABEL': [],
  'MSG-FIGURES': [],
  'MSG-SPEC': [],
  'MSG-LANE': [],
}

const kept = '"$(git rev-parse --git-common-dir)/helix/refused-message"'

/**
 * How to go on from a refused commit: what mends the files, what stages them again where git has dropped them, then one
 * command that mends the message and tries again.
 */
export function adviseOn(
  findings: readonly Finding[],
  { again, only }: Pick<Staging, 'again' | 'only'> = { again: null, only: [] },
): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const fixes = [
    ...new Set(errors.flatMap(({ code, fix }) => (fix === undefined || Object.hasOwn(flags, code) ? [] : [fix]))),
  ]
  const byHand = errors.some(({ code }) => code.startsWith('MSG-') && !Object.hasOwn(flags, code))
  const given = errors.flatMap(({ code, fix }) => meantType(fix) ?? flags[code] ?? [])
  const retry =
    byHand || only.length > 0
      ? [`git commit -eF ${kept}`, ...(only.length > 0 ? [typed(['--', ...only])] : [])].join(' ')
      : ['helix commit --retry', ...new Set(given)].join(' ')
  if (again === null) return [...fixes.slice(0, 2), retry]
  const unstaging = fixes.filter(isUnstaging).slice(0, 1)
  const mending = fixes.filter((fix) => !isUnstaging(fix)).slice(0, 2)
  const approval = fixes.find(isApproval)
  // Who approves what is staged stages it first.
  if (approval !== undefined && unstaging.length === 0) return [again, approval, `${again} && ${retry}`]
  // What must not be staged is taken out after everything else was put in.
  return unstaging.length > 0 ? [again, ...unstaging, retry] : [...mending, `${again} && ${retry}`]
}

/** `-t feat`, where the refusal knows which type was meant. */
function meantType(fix: string | undefined): string[] | null {
  const [, flag] = /^helix commit --retry (-t \w+)$/.exec(fix ?? '') ?? []
  return flag === undefined ? null : [flag]
}

function isApproval(fix: string): boolean {
  return fix.includes('helix approve finding ')
}

function isUnstaging(fix: string): boolean {
  return fix.startsWith('git restore --staged ')
}
