import { isGitAtLeast, oldestGit } from '@helix/git'
import { runProcess } from '@helix/process'
import { type Check, ok, problem } from '../check.ts'

export const gitCheck: Check = {
  name: 'git',
  code: 'DOCTOR-GIT',
  async run({ io }) {
    const argv = ['git', '--version']
    const exit = await runProcess({ argv, cwd: io.cwd, timeout: 10_000, signal: io.signal })
    const [version = ''] = /\d+\.\d+\S*/.exec(exit.stdout) ?? []
    const wanted = `${oldestGit.join('.')} or newer`
    const fix = 'Install a newer git: https://git-scm.com/downloads'
    if (exit.missing || version === '') return problem(`not found on PATH; Helix needs git ${wanted}`, fix)
    return isGitAtLeast(version, oldestGit) ? ok(version) : problem(`${version}; Helix needs ${wanted}`, fix)
  },
}
