import { ok, problem, unconfirmed, warning } from '../../check.ts'
import { type HostCheck, judgeAnswer, type Look, lookAt } from '../host-check.ts'

const secret = 'HELIX_JUDGE_KEY'

const environmentLook: Look = {
  github: 'Settings → Environments → helix',
  gitlab: 'Settings → CI/CD → Variables: protected, environment helix',
}

export const environmentCheck: HostCheck = {
  name: 'environment',
  code: 'DOCTOR-HOST-KEY',
  judge(facts) {
    const { answers, branch } = facts
    const look = lookAt(facts, environmentLook)
    const fix = `let the environment helix admit ${branch} alone`
    return judgeAnswer(answers.environment, look, (environment) => {
      const policy = environment?.deployment_branch_policy ?? null
      if (policy === null) return problem('helix admits every branch, so any branch can reach the key', fix)
      if (!policy.custom_branch_policies) return warning('helix admits every protected branch', fix)
      return judgeAnswer(answers.admitted, look, (admitted) => {
        const others = (admitted ?? []).filter((name) => name !== branch)
        if (others.length > 0) return warning(`helix also admits ${others.join(', ')}`, fix)
        return admitted?.includes(branch) === true ? ok(`helix admits ${branch} alone`) : problem(`helix does not admit ${branch}`, fix) // prettier-ignore
      })
    })
  },
}

export const keyCheck: HostCheck = {
  name: 'key',
  code: 'DOCTOR-HOST-KEY',
  judge(facts) {
    if (facts.generated?.stack.signing === 'none') return ok('none: judgements are unsigned, and shown so')
    const { environmentSecrets, repositorySecrets } = facts.answers
    const look = lookAt(facts, environmentLook)
    if (repositorySecrets.known && repositorySecrets.value?.includes(secret) === true) {
      return problem(`${secret} is a secret of the repository, so every job of every branch can read it`, `move it into the environment helix`) // prettier-ignore
    }
    return judgeAnswer(environmentSecrets, look, (names) => {
      if (names?.includes(secret) !== true) return problem(`${secret} is not in the environment helix`, `gh secret set ${secret} --env helix < helix_key`) // prettier-ignore
      if (!repositorySecrets.known) return unconfirmed(`in the environment; whether also in the repository is not known: ${repositorySecrets.why}`, look) // prettier-ignore
      return ok(`${secret} is in the environment helix and not in the repository`)
    })
  },
}

export const genesisCheck: HostCheck = {
  name: 'genesis',
  code: 'DOCTOR-HOST-CHAIN',
  judge(facts) {
    const { genesis, answers } = facts
    const look = lookAt(facts, {
      github: 'Settings → Secrets and variables → Actions → Variables: HELIX_GENESIS',
      gitlab: 'Settings → CI/CD → Variables: HELIX_GENESIS',
    })
    if (genesis === null) return unconfirmed('there is no judgement yet whose digest could be pinned', 'push, and let the host judge') // prettier-ignore
    const fix = `gh variable set HELIX_GENESIS --body ${genesis}`
    return judgeAnswer(answers.genesis, `${look} must be ${genesis}`, (pinned) => {
      if (pinned === genesis) return ok(`pinned: ${genesis.slice(0, 12)}`)
      return problem(`HELIX_GENESIS is ${pinned?.slice(0, 12) ?? 'not set'}, the chain here begins with ${genesis.slice(0, 12)}`, fix) // prettier-ignore
    })
  },
}
