import { HelixError } from '@helix/core'
import { parsePlaybook, playbookPath } from '@helix/playbook'
import { type Check, ok, problem } from '../check.ts'

export const playbookCheck: Check = {
  name: 'playbook',
  code: 'DOCTOR-PLAYBOOK',
  async run({ git, playbook }) {
    if (git instanceof HelixError) return null
    if (playbook === null) return problem(`no ${playbookPath} here`, 'helix init')
    const { steps, signing } = parsePlaybook(playbook, playbookPath)
    const first = steps[0]?.id ?? ''
    const last = steps.at(-1)?.id ?? ''
    return ok(`${steps.length} steps, ${first} to ${last}; signing ${signing}`)
  },
}
