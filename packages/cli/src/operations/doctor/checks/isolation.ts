import { apartFor } from '../../../measuring/place/isolation.ts'
import { type Check, ok, warning } from '../check.ts'

/** What will keep author code apart when this machine measures for a judgement. */
export const isolationCheck: Check = {
  name: 'isolation',
  code: 'DOCTOR-ISOLATION',
  async run() {
    const { isolation } = await apartFor('installed')
    return isolation.kind === 'namespaces' ? ok(isolation.detail) : warning(isolation.detail, fixFor(process.platform))
  },
}

function fixFor(platform: NodeJS.Platform): string {
  if (platform !== 'linux') return 'Let CI measure on Linux; what is measured here is feedback.'
  return 'Install bubblewrap (apt-get install bubblewrap) and let users make namespaces: helix why DOCTOR-ISOLATION'
}
