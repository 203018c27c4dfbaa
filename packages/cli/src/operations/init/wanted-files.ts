import { progressPath, renderProgress } from '@helix/beacon'
import { namespaces } from '@helix/evidence'
import { playbookPath, playbookTemplate, type Stack, type TemplateVariant } from '@helix/playbook'
import type { CiChoice } from '../../repository/generated-manifest.ts'
import { ciHosts } from './ci/index.ts'
import { hookLine, hookNames, hookPath } from './hooks/hook-files.ts'
import type { WantedFile } from './plan-files.ts'

/** Where the keys are listed that may sign. */
const signersPath = '.helix/allowed_signers'

/** The files of the setup for a stack. The spec is not among them: it begins with the idea of the first cycle. */
export function wantedFiles(stack: Stack, variant: TemplateVariant, ci: CiChoice | null): WantedFile[] {
  return [
    { path: playbookPath, text: playbookTemplate(stack, variant), about: 'steps, layers and gates' },
    { path: progressPath, text: renderProgress([], 'idle'), about: 'the position: between cycles', once: true },
    ...(stack.signing === 'ssh' ? [{ path: signersPath, text: signersText, about: 'keys', once: true }] : []),
    ...hookNames.map((name) => ({ path: hookPath(name), text: `${hookLine(name)}\n`, about: 'hook' })),
    ...(ci === null ? [] : [jobsOf(ci)]),
  ]
}

function jobsOf(ci: CiChoice): WantedFile {
  const host = ciHosts[ci.host]
  return { path: host.path, text: host.render(ci), about: 'the jobs measure and judge' }
}

const signersText = `# Who may sign what. One line for each principal and what it may do:
#   ci@helix namespaces="${namespaces.judge}" ssh-ed25519 AAAA…
#   ada@example.org namespaces="${namespaces.approve}" ssh-ed25519 AAAA…
# A key for CI: ssh-keygen -t ed25519 -N "" -C ci@helix -f helix_key
# Its public half (helix_key.pub) belongs here, the private one into a secret of CI: HELIX_JUDGE_KEY.
`
