import { HelixError } from '@helix/core'
import { readGuard } from '../../init/guard/set-guard.ts'
import { type Check, ok, warning } from '../check.ts'

const again = 'helix init --guard'

/** The guard is an option: a clone that never asked for it lacks nothing. */
export const guardCheck: Check = {
  name: 'guard',
  code: 'DOCTOR-GUARD',
  async run({ io, git }) {
    if (git instanceof HelixError) return null
    const { wanted, state } = await readGuard(io, git)
    if (!wanted) return null
    if (state === 'absent') return warning("of Helix's references is not where git looks for hooks", again)
    if (state === 'other') return warning("of Helix's references was written by another Helix, or edited", again)
    return ok("of Helix's references is in place")
  },
}
