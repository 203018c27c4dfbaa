import { type Examined, ok, problem, unconfirmed, warning } from '../../check.ts'
import type { BranchAnswers, Protection, Rule } from '../ask-github.ts'
import { type HostCheck, type Look, lookAt } from '../host-check.ts'
import type { HostFacts } from '../host-facts.ts'

/** The application that reports what GitHub Actions ran. */
const actionsApp = 15368

const branchLook: Look = {
  github: 'Settings → Rules → Rulesets, and Settings → Branches',
  gitlab: 'Settings → Repository → Protected branches',
}

/** The rules of both kinds; null where one of them is not known, with the reason. */
function rulesOf({ rules, protection }: BranchAnswers): {
  rules: Rule[]
  older: Protection | null
  open: string | null
} {
  return {
    rules: rules.known ? (rules.value ?? []) : [],
    older: protection.known ? protection.value : null,
    open: rules.known ? (protection.known ? null : protection.why) : rules.why,
  }
}

/** What the known rules do not show may stand in those that could not be read. */
function lacking(open: string | null, says: string, fix: string, look: string): Examined {
  return open === null ? problem(says, fix) : unconfirmed(`not in what could be read (${open})`, look)
}

export const requiredCheck: HostCheck = {
  name: 'required check',
  code: 'DOCTOR-HOST-BRANCH',
  judge(facts) {
    const look = lookAt(facts, { ...branchLook, gitlab: 'Settings → Merge requests → Pipelines must succeed' })
    const { rules, older, open } = rulesOf(facts.answers.landing)
    const named = [
      ...rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? []).map(({ context, integration_id }) => ({ context, app: integration_id })), // prettier-ignore
      ...(older?.required_status_checks?.checks ?? []).map(({ context, app_id }) => ({ context, app: app_id })),
    ].filter(({ context }) => context === 'judge')
    const says = `nothing asks for judge before work lands on ${facts.branch}`
    if (named.length === 0) return lacking(open, says, `require the check judge, from GitHub Actions, for ${facts.branch}`, look) // prettier-ignore
    if (named.some(({ app }) => app === actionsApp)) return ok('judge, reported by GitHub Actions only')
    return problem('judge, but anybody who may write a status can report it', 'choose GitHub Actions as its source')
  },
}

export const mergeResultCheck: HostCheck = {
  name: 'merge result',
  code: 'DOCTOR-HOST-BRANCH',
  judge(facts) {
    const { rules, older, open } = rulesOf(facts.answers.landing)
    const isQueued = rules.some(({ type }) => type === 'merge_queue')
    const isStrict = rules.some(({ parameters }) => parameters?.strict_required_status_checks_policy === true)
    if (isQueued) return ok('a merge queue judges what will land')
    if (isStrict || older?.required_status_checks?.strict === true) return ok('branches must be up to date to land')
    const look = lookAt(facts, { ...branchLook, gitlab: 'Settings → Merge requests → Merged results or Merge trains' })
    if (open !== null) return unconfirmed(`not in what could be read (${open})`, look)
    return warning('what lands may differ from what was judged', 'require branches to be up to date, or a merge queue')
  },
}

export const landingHistoryCheck: HostCheck = {
  name: 'history',
  code: 'DOCTOR-HOST-BRANCH',
  judge: (facts) => judgeHistory(facts, facts.answers.landing, facts.branch),
}

export const chainHistoryCheck: HostCheck = {
  name: 'chain branch',
  code: 'DOCTOR-HOST-CHAIN',
  judge: (facts) => judgeHistory(facts, facts.answers.chain, 'helix'),
}

/** Whether the branch can be rewritten or deleted. */
function judgeHistory(facts: HostFacts, answers: BranchAnswers, branch: string): Examined {
  const { rules, older, open } = rulesOf(answers)
  const has = (type: string) => rules.some((rule) => rule.type === type)
  const isFixed = has('non_fast_forward') || (older !== null && older.allow_force_pushes?.enabled === false)
  const isKept = has('deletion') || (older !== null && older.allow_deletions?.enabled === false)
  if (isFixed && isKept) return ok(`${branch} can be neither rewritten nor deleted`)
  const can = [isFixed ? [] : ['rewritten'], isKept ? [] : ['deleted']].flat().join(' and ')
  return lacking(
    open,
    `${branch} can be ${can}`,
    `forbid force pushes and deletion of ${branch}`,
    lookAt(facts, branchLook),
  )
}

export const bypassCheck: HostCheck = {
  name: 'bypass',
  code: 'DOCTOR-HOST-BRANCH',
  judge(facts) {
    const { bypass, protection } = facts.answers.landing
    const look = lookAt(facts, branchLook)
    if (!bypass.known) return unconfirmed(bypass.why, look)
    if (!protection.known) return unconfirmed(protection.why, look)
    const shown = bypass.value ?? []
    const bypassing = shown.reduce<number>((sum, count) => sum + (count ?? 0), 0)
    if (bypassing > 0) return warning(`${bypassing} entries of the bypass lists may push what nobody judged`, look)
    if (protection.value !== null && protection.value.enforce_admins?.enabled !== true) {
      return warning('administrators are exempt from the branch protection', 'include administrators')
    }
    if (shown.includes(null)) return unconfirmed('this token may not see the bypass lists', look)
    if (shown.length === 0 && protection.value === null) return unconfirmed('no rule applies, so there is none to bypass', look) // prettier-ignore
    return ok('no rule has a bypass list')
  },
}

/** Rules for tags cannot be asked for by name. */
export const tagsCheck: HostCheck = {
  name: 'tags',
  code: 'DOCTOR-HOST-CHAIN',
  judge: (facts) =>
    unconfirmed(
      'Helix does not ask who may move its tags',
      lookAt(facts, {
        github: 'Settings → Rules → Rulesets → tags helix/**',
        gitlab: 'Settings → Repository → Protected tags',
      }),
    ),
}
