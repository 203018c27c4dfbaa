import type { Finding } from '@helix/core'

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

/** How to go on from a refused commit: what mends the files, then one command that mends the message and tries again. */
export function adviseOn(findings: readonly Finding[]): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const fixes = errors.flatMap(({ code, fix }) => (fix === undefined || Object.hasOwn(flags, code) ? [] : [fix]))
  const byHand = errors.some(({ code }) => code.startsWith('MSG-') && !Object.hasOwn(flags, code))
  const given = errors.flatMap(({ code }) => flags[code] ?? [])
  const retry = byHand
    ? 'git commit -eF "$(git rev-parse --git-common-dir)/helix/refused-message"'
    : ['helix commit --retry', ...new Set(given)].join(' ')
  return [...[...new Set(fixes)].slice(0, 2), retry]
}
