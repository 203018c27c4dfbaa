import { counted } from '../../../../decide/in-words.ts'
import { ok, problem, unconfirmed, warning } from '../../check.ts'
import { generatedDigest } from '../../../../repository/generated-manifest.ts'
import { ciHosts } from '../../../init/ci/index.ts'
import { hosts } from '../../../../hosts/host.ts'
import type { HostCheck } from '../host-check.ts'
import type { HostFacts } from '../host-facts.ts'

export const remoteCheck: HostCheck = {
  name: 'remote',
  code: 'DOCTOR-HOST-JOBS',
  judge({ remote, host, branch }) {
    if (remote === null) return problem('origin is no address of a host', 'git remote add origin <address>')
    const at = `${remote.path} on ${remote.host}, landing on ${branch}`
    return host === null
      ? unconfirmed(`${at}; neither known as GitHub nor as GitLab`, 'helix init --ci github')
      : ok(at)
  },
}

export const jobsCheck: HostCheck = {
  name: 'jobs',
  code: 'DOCTOR-HOST-JOBS',
  judge({ host, jobs, generated }) {
    if (host === null) return null
    const { path } = ciHosts[host]
    const text = jobs.get(path)
    const write = `helix init --ci ${host}`
    if (text === undefined) return problem(`${path} is not in HEAD, so nothing is judged on the host`, write)
    const recorded = generated?.files[path]
    if (recorded === undefined) return unconfirmed(`${path} was not written by helix init`, `compare it with what ${write} writes in an empty clone`) // prettier-ignore
    if (recorded === generatedDigest(text)) return ok(`${path}, as helix init wrote it`)
    return unconfirmed(`${path} was edited since helix init wrote it`, `git log -p -- ${path}`)
  },
}

export const verifierCheck: HostCheck = {
  name: 'verifier',
  code: 'DOCTOR-HOST-JOBS',
  judge({ generated }) {
    const ci = generated?.ci
    if (ci === undefined) return null
    if (ci.integrity !== null) return ok(`helix ${ci.verifier}, its bytes pinned`)
    return warning(
      `helix ${ci.verifier}, pinned by version only`,
      `helix init --ci ${ci.host} --integrity "$(npm view helix-autobahn@${ci.verifier} dist.integrity)"`,
    )
  },
}

/** What another job of the repository could do to the key. */
const dangers: readonly { pattern: RegExp; says: string }[] = [
  { pattern: /\bpull_request_target\b/, says: 'runs with a token that writes for whoever opens a pull request' },
  { pattern: /\bHELIX_JUDGE_KEY\b/, says: 'names HELIX_JUDGE_KEY' },
  {
    pattern: /^\s*(?:environment|name):\s*["']?helix["']?\s*(?:#.*)?$/m,
    says: 'names helix, perhaps as its environment',
  },
  { pattern: /\bsecrets:\s*inherit\b|toJSON\(\s*secrets\s*\)/i, says: 'hands all secrets on' },
]

/** Judges texts, not what they mean to the host: what is found is worth a look, and what is not found proves nothing. */
export const otherJobsCheck: HostCheck = {
  name: 'other jobs',
  code: 'DOCTOR-HOST-KEY',
  judge(facts) {
    if (facts.host === null) return null
    const others = otherJobs(facts)
    const found = others.flatMap(([path, text]) =>
      dangers.filter(({ pattern }) => pattern.test(withoutComments(text))).map(({ says }) => `${path} ${says}`),
    )
    if (found.length > 0) return warning(found.join('; '), 'let no job but judge reach the key')
    const count = counted(others.length, 'other workflow')
    return ok(`${count} in HEAD; the text of none names the key, its environment or pull_request_target`)
  },
}

function otherJobs({ host, jobs }: HostFacts): [string, string][] {
  if (host === null) return []
  return [...jobs].filter(([path]) => path !== ciHosts[host].path && hosts[host].jobs.test(path))
}

function withoutComments(text: string): string {
  return text.replaceAll(/(^|\s)#.*$/gm, '$1')
}
