import type { Approval, Digest } from '@helix/core'
import { approvalPath, encodeApproval } from '@helix/evidence'
import type { Canary } from '../canary.ts'
import { fileOf, type Ground } from '../ground.ts'
import { ben } from '../history.ts'
import { built, unreasoned } from '../work.ts'

const changes = { 'src/more.js': 'export const more = 1\n' }
const onTop = { 'src/even-more.js': 'export const more = 2\n' }

const ordinary = (ground: Ground): void => {
  ground.commit(built, changes)
  ground.commit(built, onTop)
}

const anApproval = (of: Digest): Approval => ({ kind: 'model', of, by: ben.email, why: 'read', signature: null })

/** What a repository can be made to show instead of what it holds. */
export const repositoryCanaries: readonly Canary[] = [
  {
    code: 'MSG-WHY',
    bad: 'a commit without a reason is hidden behind one that replaces it',
    honest: 'nothing is replaced',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => {
      const from = ground.tip
      const hidden = ground.commit(unreasoned, changes)
      ground.raw.setRef(`refs/replace/${hidden}`, ground.goTo(from).commit(built, changes))
      ground.goTo(hidden).commit(built, onTop)
    },
    comply: ordinary,
  },
  {
    code: 'MSG-WHY',
    bad: 'a commit without a reason is left out of history by a graft',
    honest: 'nothing is grafted',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => {
      const from = ground.tip
      ground.commit(unreasoned, changes)
      ground.raw.write('info/grafts', `${ground.commit(built, onTop)} ${from}\n`)
    },
    comply: ordinary,
  },
  {
    code: 'git/shallow',
    bad: 'history is cut off, so that nothing before the cut is judged',
    honest: 'history is whole',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => {
      ground.commit(unreasoned, changes)
      ground.raw.write('shallow', `${ground.commit(built, onTop)}\n`)
    },
    comply: ordinary,
  },
  {
    code: 'evidence/approval-name',
    bad: 'an approval is edited after it was given',
    honest: 'an approval stays what it was',
    at: 'idle',
    alone: true,
    cheat: (ground) => {
      ground.approve({ kind: 'model', of: '1'.repeat(64) })
      const [path = ''] = [...ground.files().keys()].filter((name) => name.startsWith('.helix/approvals/'))
      const text = `{"by":"ben@example.org","kind":"model","of":"${'2'.repeat(64)}","signature":null,"why":"read"}\n`
      ground.commit('policy: approve\n\nWhy: read.\n', { [path]: text })
    },
    comply: (ground) => void ground.approve({ kind: 'model', of: '1'.repeat(64) }),
  },
  {
    code: 'evidence/approval-name',
    bad: 'an approval lies in a folder of its own, so that nobody finds it among those that have served',
    honest: 'an approval lies where all others do',
    at: 'idle',
    alone: true,
    cheat: (ground) => {
      const approval = anApproval('1'.repeat(64))
      const path = `.helix/approvals/aside/${approvalPath(approval)}`
      ground.commit('policy: approve\n\nWhy: read.\n', { [path]: encodeApproval(approval) }, { author: ben })
    },
    comply: (ground) => {
      const approval = anApproval('1'.repeat(64))
      ground.commit('policy: approve\n\nWhy: read.\n', fileOf(approval), { author: ben })
    },
  },
  {
    code: 'beacon/torn-chain',
    bad: 'a judgement is rewritten in another spelling',
    honest: 'there is no chain yet',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => {
      const tree = ground.raw.tree(new Map([['judgement.json', { mode: '100644', oid: ground.raw.blob('{}\n') }]]))
      const author = { name: 'helix', email: 'helix@localhost' }
      ground.raw.setRef('refs/heads/helix', ground.raw.commit({ tree, parents: [], author, date: 0, message: 'x\n' }))
      ordinary(ground)
    },
    comply: ordinary,
  },
]
