import { type Finding, type Oid, shellWord } from '@helix/core'

/** Where a commit stands whose finding is to be mended. */
export interface InHistory {
  commit: Oid
  /** The commit that is judged last. */
  tip: Oid
  /** The oldest commit of what is judged that a fixup belongs into; null where there is none. */
  oldestFixed: Oid | null
  /** Where a range begins that holds each commit in which something stands that Helix writes, and none that has landed. */
  stays: string | null
  /** Others may stand on it, so that it is not made anew. */
  landed: boolean
}

/** What Helix writes itself, and writes anew when it is asked to. */
const stale = new Set(['MSG-LABEL', 'MSG-LANE', 'MSG-SPEC', 'MSG-FIGURES', 'MSG-ENCODING'])
const unfinished = new Set(['MSG-FIXUP', 'MSG-PARKED'])

/** Whether `helix commit --restamp` mends it. */
export function isStale({ code, message }: Finding): boolean {
  return stale.has(code) || (code === 'MSG-CONTROL' && message.includes('U+000D'))
}

/**
 * A finding of a commit that is there already, with the command that mends it where it is: hooks speak of what is staged and of the
 * message that is being written. `all`: the commit's findings.
 */
export function mendInHistory(finding: Finding, all: readonly Finding[], where: InHistory): Finding {
  const { code, severity, fix } = finding
  if (severity !== 'error' || fix === undefined) return finding
  if (!code.startsWith('MSG-') && !fix.startsWith('git restore --staged')) return finding
  return { ...finding, fix: mend(finding, fix, all, where) }
}

function mend(
  finding: Finding,
  fix: string,
  all: readonly Finding[],
  { commit, tip, oldestFixed, stays, landed }: InHistory,
): string {
  const name = commit.slice(0, 12)
  if (landed) {
    return `helix approve finding ${finding.code} ${shellWord(finding.where?.path ?? name)} --why "<reason>"`
  }
  if (oldestFixed !== null && all.some(({ code }) => code === 'MSG-FIXUP')) {
    return `git rebase -i --autosquash ${oldestFixed.slice(0, 12)}^`
  }
  if (all.some(({ code }) => unfinished.has(code))) {
    return commit === tip
      ? 'helix commit goes on from it and takes its place'
      : `fold it into the next: git rebase -i ${name}^`
  }
  if (isStale(finding) && stays !== null) return `helix commit --restamp ${stays}..HEAD`
  const anew = commit === tip ? 'git commit --amend' : `git rebase -i ${name}^`
  if (fix.startsWith('git restore --staged')) {
    return commit === tip ? `git reset --soft HEAD^ && ${fix}` : `edit ${name}: ${anew}`
  }
  const words = /^(?:helix|git) /.test(fix) ? 'write it' : fix
  return `${words}, with: ${anew}`
}
