import { codes as agent } from '@helix/agent'
import { codes as beacon } from '@helix/beacon'
import { codes as canaries } from '@helix/canaries'
import { codes as commits } from '@helix/commits'
import type { CodeNote } from '@helix/core'
import { codes as evidence } from '@helix/evidence'
import { codes as gates } from '@helix/gates'
import { codes as git } from '@helix/git'
import { codes as playbook } from '@helix/playbook'
import { codes as process } from '@helix/process'
import { codes as spec } from '@helix/spec'
import { codes as cli } from '../../codes.ts'

/** The notes of all packages: finding codes (`MSG-WHY`) and error codes (`git/not-a-repo`). */
export const allCodes: Readonly<Record<string, CodeNote>> = {
  ...commits,
  ...playbook,
  ...gates,
  ...spec,
  ...evidence,
  ...beacon,
  ...agent,
  ...git,
  ...process,
  ...canaries,
  ...cli,
}
