import { runProcess } from '@helix/process'
import { type Check, ok, problem } from '../check.ts'

/** The oldest git that answers as Helix asks; openGit refuses older ones. */
const least = [2, 34] as const

export const gitCheck: Check = {
  name: 'git',
  code: 'DOCTOR-GIT',
  async run({ io }) {
    const argv = ['git', '--version']
    const exit = await runProcess({ argv, cwd: io.cwd, timeout: 10_000, signal: io.signal })
    const [, version = '', major = '0', minor = '0'] = /((\d+)\.(\d+)\S*)/.exec(exit.stdout) ?? []
    const wanted = `${least.join('.')} or newer`
    const fix = 'Install a newer git: https://git-scm.com/downloads'
    if (exit.missing || version === '') return problem(`not found on PATH; Helix needs git ${wanted}`, fix)
    const isEnough = Number(major) > least[0] || (Number(major) === least[0] && Number(minor) >= least[1])
    return isEnough ? ok(version) : problem(`${version}; Helix needs ${wanted}`, fix)
  },
}
