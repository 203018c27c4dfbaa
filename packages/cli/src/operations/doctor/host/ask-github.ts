import { z } from 'zod'
import { type Answer, unknown } from '../../../hosts/answer.ts'
import type { HostApi } from '../../../hosts/json-api.ts'

const rule = z.object({
  type: z.string(),
  ruleset_id: z.number().optional(),
  parameters: z
    .object({
      strict_required_status_checks_policy: z.boolean().optional(),
      required_status_checks: z
        .array(z.object({ context: z.string(), integration_id: z.number().nullish() }))
        .optional(),
    })
    .optional(),
})
export type Rule = z.infer<typeof rule>

const toggle = z.object({ enabled: z.boolean() }).optional()
const protection = z.object({
  required_status_checks: z
    .object({
      strict: z.boolean(),
      checks: z.array(z.object({ context: z.string(), app_id: z.number().nullish() })),
    })
    .nullish(),
  enforce_admins: toggle,
  allow_force_pushes: toggle,
  allow_deletions: toggle,
})
export type Protection = z.infer<typeof protection>

const ruleset = z.object({ bypass_actors: z.array(z.unknown()).optional() })
const environment = z.object({
  deployment_branch_policy: z
    .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullable(),
})
type Environment = z.infer<typeof environment>
const policies = z.object({ branch_policies: z.array(z.object({ name: z.string(), type: z.string().optional() })) })
const secrets = z.object({ secrets: z.array(z.object({ name: z.string() })) })
const variable = z.object({ value: z.string() })
const repository = z.object({
  allow_squash_merge: z.boolean().optional(),
  squash_merge_commit_title: z.string().optional(),
  squash_merge_commit_message: z.string().optional(),
})
/** How pull requests are merged; nothing for those who may not see it. */
export type MergeSettings = z.infer<typeof repository>
const permission = z.object({ permission: z.string() })

/** What protects one branch: rulesets, and the older branch protection. */
export interface BranchAnswers {
  rules: Answer<Rule[]>
  protection: Answer<Protection>
  /** Of each ruleset that applies, how many may bypass it; null where that is not shown. */
  bypass: Answer<(number | null)[]>
}

export interface HostAnswers {
  landing: BranchAnswers
  chain: BranchAnswers
  environment: Answer<Environment>
  /** Names or patterns of the branches that the environment admits, where it lists them. */
  admitted: Answer<string[]>
  /** Names alone: values of secrets are never shown. */
  environmentSecrets: Answer<string[]>
  repositorySecrets: Answer<string[]>
  genesis: Answer<string>
  merging: Answer<MergeSettings>
  /** What each login may do here: `admin`, `write`, `read` or `none`. */
  reviewers: ReadonlyMap<string, Answer<string>>
}

/** What the questions are about. */
export interface AskedAbout {
  /** The branch that work lands on. */
  landing: string
  /** Logins that the playbook names. */
  reviewers: readonly string[]
}

/** Everything that `helix doctor --host` wants to know of one repository. */
export async function askGithub(api: HostApi, { landing, reviewers }: AskedAbout): Promise<HostAnswers> {
  const ofEnvironment = '/environments/helix'
  const [
    landingAnswers,
    chain,
    environmentAnswer,
    admitted,
    environmentSecrets,
    repositorySecrets,
    genesis,
    merging,
    permissions,
  ] = await Promise.all([
    askBranch(api, landing),
    askBranch(api, 'helix'),
    api.ask(ofEnvironment, environment),
    api.ask(`${ofEnvironment}/deployment-branch-policies?per_page=100`, policies),
    api.ask(`${ofEnvironment}/secrets?per_page=100`, secrets),
    api.ask('/actions/secrets?per_page=100', secrets),
    api.ask('/actions/variables/HELIX_GENESIS', variable),
    api.ask('', repository),
    Promise.all(
      reviewers.map((login) => api.ask(`/collaborators/${encodeURIComponent(login)}/permission`, permission)),
    ),
  ])
  const may = permissions.map((answer) => mapped(answer, (told) => told.permission))
  return {
    landing: landingAnswers,
    chain,
    environment: environmentAnswer,
    admitted: mapped(admitted, ({ branch_policies }) => branch_policies.map(({ name }) => name)),
    environmentSecrets: mapped(environmentSecrets, (list) => list.secrets.map(({ name }) => name)),
    repositorySecrets: mapped(repositorySecrets, (list) => list.secrets.map(({ name }) => name)),
    genesis: mapped(genesis, ({ value }) => value),
    merging,
    reviewers: new Map(reviewers.map((login, index) => [login, may[index] ?? unknown('it was not asked')])),
  }
}

/** The same answers where nobody can be asked. */
export function nobodyAsked(why: string, { reviewers }: Pick<AskedAbout, 'reviewers'>): HostAnswers {
  const branch: BranchAnswers = { rules: unknown(why), protection: unknown(why), bypass: unknown(why) }
  return {
    landing: branch,
    chain: branch,
    environment: unknown(why),
    admitted: unknown(why),
    environmentSecrets: unknown(why),
    repositorySecrets: unknown(why),
    genesis: unknown(why),
    merging: unknown(why),
    reviewers: new Map(reviewers.map((login) => [login, unknown(why)])),
  }
}

async function askBranch(api: HostApi, branch: string): Promise<BranchAnswers> {
  const name = encodeURIComponent(branch)
  const [rules, older] = await Promise.all([
    api.ask(`/rules/branches/${name}?per_page=100`, z.array(rule)),
    api.ask(`/branches/${name}/protection`, protection),
  ])
  return { rules, protection: older, bypass: await askBypass(api, rules) }
}

async function askBypass(api: HostApi, rules: Answer<Rule[]>): Promise<BranchAnswers['bypass']> {
  if (!rules.known) return rules
  const ids = new Set((rules.value ?? []).flatMap(({ ruleset_id }) => (ruleset_id === undefined ? [] : [ruleset_id])))
  const answers = await Promise.all([...ids].map((id) => api.ask(`/rulesets/${id}`, ruleset)))
  const shown = answers.map((answer) => (answer.known ? (answer.value?.bypass_actors?.length ?? null) : null))
  return { known: true, value: shown }
}

function mapped<From, To>(answer: Answer<From>, map: (value: From) => To): Answer<To> {
  if (!answer.known) return answer
  return { known: true, value: answer.value === null ? null : map(answer.value) }
}
