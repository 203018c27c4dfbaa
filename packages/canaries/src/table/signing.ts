import { approvalDigest, namespaces } from '@helix/evidence'
import type { Finding, Oid } from '@helix/core'
import { playbookPath } from '@helix/playbook'
import type { Canary } from '../canary.ts'
import type { Ground } from '../ground.ts'
import { ben, signersPath } from '../history.ts'
import { changesPlaybook, changesRules } from '../rule-changes.ts'

/** What no approval lets through: a beacon that anybody may move, or nobody. */
export const signingCanaries: readonly Canary[] = [
  {
    code: 'SIGNING-DROPPED',
    bad: 'signatures are switched off, with an approval',
    honest: 'a change of the rules that keeps them, with an approval',
    at: 'signed',
    alone: true,
    cheat: (ground) => changesPlaybook(ground, ground.playbook.replace('signing: ssh', 'signing: none')),
    comply: (ground) => changesPlaybook(ground, `# Explained.\n${ground.playbook}`),
  },
  {
    code: 'SIGNING-LOCKED',
    bad: 'signatures are asked for, and no key is listed that could make one',
    honest: 'signatures are asked for, and a key is listed',
    at: 'idle',
    alone: true,
    cheat: (ground) => signs(ground, `${ben.email} namespaces="${namespaces.approve}" ${ground.keys.ben.publicKey}\n`),
    comply: (ground) => signs(ground, `ci@helix namespaces="${namespaces.judge}" ${ground.keys.ci.publicKey}\n`),
  },
  {
    code: 'SIGNING-DROPPED',
    bad: 'signatures are switched off, with an approval and a waiver',
    honest: 'signatures are switched off and on again, each with an approval, and the first is waived',
    at: 'signed',
    alone: true,
    cheat: (ground) => waives(ground, { code: 'SIGNING-DROPPED', where: { path: playbookPath } }, drops(ground)),
    comply: (ground) => {
      const { playbook } = ground
      const dropped = drops(ground)
      changesPlaybook(ground, playbook)
      waives(ground, { code: 'SIGNING-DROPPED', where: { path: playbookPath } }, dropped)
    },
  },
  {
    code: 'SIGNING-LOCKED',
    bad: 'the only key that may judge has ended',
    honest: 'a key that may judge has ended, and another one follows it',
    at: 'idle',
    alone: true,
    cheat: (ground) => signs(ground, judging('ci@helix', ground.keys.ci.publicKey, ended)),
    comply: (ground) =>
      signs(
        ground,
        judging('ci@helix', ground.keys.ci.publicKey, ended) + judging('ci2@helix', ground.keys.ben.publicKey),
      ),
  },
]

const ended = ',valid-before="20200101Z"'

function judging(who: string, key: string, options = ''): string {
  return `${who} namespaces="${namespaces.judge}"${options} ${key}\n`
}

/** A change of the rules that switches signatures off, approved; the commit. */
function drops(ground: Ground): Oid {
  changesPlaybook(ground, ground.playbook.replace('signing: ssh', 'signing: none'))
  return ground.made.at(-2) ?? ''
}

function waives(ground: Ground, finding: Pick<Finding, 'code' | 'where'>, commit: Oid): void {
  ground.approve({ kind: 'finding', of: approvalDigest({ kind: 'finding', finding, commit }), until: 4_102_444_800 })
}

function signs(ground: Ground, signers: string): void {
  const playbook = ground.playbook.replace('signing: none', 'signing: ssh')
  changesRules(ground, { [playbookPath]: playbook, [signersPath]: signers })
}
