import { approvalPath } from '@helix/evidence'
import { type Oid, sha256 } from '@helix/core'
import { playbookPath } from '@helix/playbook'
import type { Canary } from '../canary.ts'
import { fileOf, type Ground } from '../ground.ts'
import { anna, ben, type Changes, stamp } from '../history.ts'
import { changeOf, changesPlaybook, eased, policy, remarked } from '../rule-changes.ts'
import { built, starts } from '../work.ts'

const keep = 'build: name the package\n\nHelix-Lane: keep\n'
const tidy = 'refactor: tidy\n\nHelix-Lane: keep\n'
const code = 'export const more = 1\n'
const prose = { 'README.md': '# Adding, merged\n' }
/** A package that the runner imports, in the store of pnpm. */
const installed = 'node_modules/.pnpm/vite@7.0.0/node_modules/vite'

/** A change of the dependencies, approved as told. */
function changesDependencies(approved: (ground: Ground, of: string) => void) {
  return (ground: Ground): void => {
    const before = ground.tip
    ground.commit(keep, { 'package.json': `{"type":"module","name":"adding-${ground.made.length}"}\n` })
    approved(ground, changeOf(ground, 'dependencies', before))
  }
}

const approved = changesDependencies((ground, of) => void ground.approve({ kind: 'policy', of }))

/** What of a repository's rules and dependencies needs the yes of somebody else, and which yes counts. */
export const approvalCanaries: readonly Canary[] = [
  {
    code: 'APPROVAL-AWAITED',
    bad: 'the rules change and nobody says yes',
    honest: 'the rules change and somebody else says yes',
    at: 'idle',
    alone: true,
    cheat: (ground) => void ground.commit(policy, { [playbookPath]: eased(ground) }),
    comply: (ground) => changesPlaybook(ground, remarked(ground)),
  },
  {
    code: 'APPROVAL-AWAITED',
    bad: 'a yes for one change of the rules is used for another one',
    honest: 'each change has its own yes',
    at: 'idle',
    alone: true,
    cheat: (ground) => {
      changesPlaybook(ground, remarked(ground))
      ground.commit(policy, { [playbookPath]: eased(ground) })
    },
    comply: (ground) => {
      changesPlaybook(ground, remarked(ground))
      changesPlaybook(ground, remarked(ground))
    },
  },
  {
    code: 'APPROVAL-AWAITED',
    bad: 'a change that was approved and taken back is made again, on the yes of that time',
    honest: 'a change that was approved and taken back is made again, and somebody says yes again',
    at: 'idle',
    alone: true,
    cheat: (ground) => easesAgain(ground),
    comply: (ground) => {
      const before = easesAgain(ground)
      ground.approve({ kind: 'policy', of: changeOf(ground, 'policy', before), why: 'once more' })
    },
  },
  {
    code: 'APPROVAL-AWAITED',
    bad: 'two changes of the rules, each with its yes, become one by a merge that nobody has seen',
    honest: 'a change of the rules with its yes is merged',
    at: 'idle',
    alone: true,
    cheat: (ground) => mergesRules(ground, `${ground.playbook}# Two.\n`),
    comply: (ground) => mergesRules(ground, ground.playbook),
  },
  {
    code: 'APPROVAL-AWAITED',
    bad: 'the same in a merge in which somebody also writes prose, so that git did not make all of it',
    honest: 'a change of the rules with its yes is merged, and somebody writes prose',
    at: 'idle',
    alone: true,
    cheat: (ground) => mergesRules(ground, `${ground.playbook}# Two.\n`, prose),
    comply: (ground) => mergesRules(ground, ground.playbook, prose),
  },
  {
    code: 'APPROVAL-AWAITED',
    bad: 'a branch that began before the rules changed merges them, and stays as it was',
    honest: 'a branch that began before the rules changed merges them',
    at: 'idle',
    alone: true,
    cheat: (ground) => mergesLate(ground, ground.playbook),
    comply: (ground) => mergesLate(ground, stricter(ground)),
  },
  {
    code: 'APPROVAL-AWAITED',
    bad: 'a package lies where an installation would put it, so that it is kept as it is',
    honest: 'an example that a test reads has a folder of that name',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => void ground.commit(`${policy}\n${stamp}\n`, { [`${installed}/index.js`]: code }),
    comply: (ground) => void ground.commit(built, { 'test/fixtures/node_modules/stripe/index.js': code }),
  },
  {
    code: 'APPROVAL-AWAITED',
    bad: 'a file that installations run of themselves, so that it can change the runner before anything is measured',
    honest: 'a note about such files',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => void ground.commit(`${policy}\n${stamp}\n`, { 'binding.gyp': '{"targets": []}\n' }),
    comply: (ground) => void ground.commit(built, { 'src/binding.gyp.md': '# What node-gyp would build\n' }),
  },
  {
    code: 'APPROVAL-AWAITED',
    bad: 'dependencies change and nobody says yes',
    honest: 'dependencies change and somebody else says yes',
    at: 'idle',
    cheat: changesDependencies(() => undefined),
    comply: approved,
  },
  {
    code: 'APPROVAL-EXPIRED',
    bad: 'a yes is used that has ended',
    honest: 'a yes is used that has not',
    at: 'idle',
    cheat: changesDependencies((ground, of) => void ground.approve({ kind: 'policy', of, until: 1_767_225_600 })),
    comply: changesDependencies((ground, of) => void ground.approve({ kind: 'policy', of, until: 4_102_444_800 })),
  },
  {
    code: 'APPROVAL-BY-AUTHOR',
    bad: 'who made the change says yes to it',
    honest: 'somebody else says yes',
    at: 'idle',
    cheat: changesDependencies((ground, of) => void ground.approve({ kind: 'policy', of, by: anna.email })),
    comply: approved,
  },
  {
    code: 'APPROVAL-APPEND-ONLY',
    bad: 'an approval is removed, so that it can never be asked about again',
    honest: 'an approval is added',
    at: 'idle',
    cheat: (ground) => {
      const approval = ground.approve({ kind: 'model', of: sha256(String(ground.made.length)) })
      ground.commit('policy: tidy\n\nWhy: it is old.\n', { [approvalPath(approval)]: null })
    },
    comply: (ground) => void ground.approve({ kind: 'model', of: sha256('another') }),
  },
  {
    code: 'APPROVAL-APPEND-ONLY',
    bad: 'an approval disappears in the commit that starts a cycle',
    honest: 'an approval comes in the commit that starts a cycle',
    at: 'idle',
    alone: true,
    cheat: (ground) => {
      const approval = ground.approve({ kind: 'model', of: sha256('one') })
      starts(ground, { [approvalPath(approval)]: null })
    },
    comply: (ground) =>
      starts(ground, fileOf({ kind: 'model', of: sha256('one'), by: ben.email, why: 'read', signature: null })),
  },
]

/** Rules are eased, made strict again, each time with a yes, and eased once more; what they were before that. */
function easesAgain(ground: Ground): Oid {
  const easier = eased(ground)
  for (const text of [easier, ground.playbook]) changesPlaybook(ground, text)
  const before = ground.tip
  ground.commit(policy, { [playbookPath]: easier })
  return before
}

/** A branch puts a line above the rules; the other one makes of them what it is told. */
function mergesRules(ground: Ground, ours: string, also: Changes = {}): void {
  const from = ground.tip
  const above = '# One.\n'
  changesPlaybook(ground, `${above}${ground.playbook}`)
  const [side, theirs] = [ground.tip, [...ground.files()].filter(([path]) => path.startsWith('.helix/approvals/'))]
  ground.goTo(from)
  if (ours === ground.playbook) ground.commit(tidy, { 'src/more.js': code })
  else changesPlaybook(ground, ours)
  const both = { ...Object.fromEntries(theirs), [playbookPath]: `${above}${ours}`, ...also }
  ground.commit("Merge branch 'side'\n", both, { parents: [ground.tip, side] })
}

const stricter = ({ playbook }: Ground): string => `# Stricter.\n${playbook}`

/** The rules change with a yes; a branch from before that merges the change into itself, and has these rules then. */
function mergesLate(ground: Ground, rules: string): void {
  const from = ground.tip
  changesPlaybook(ground, stricter(ground))
  const [main, theirs] = [ground.tip, [...ground.files()].filter(([path]) => path.startsWith('.helix/approvals/'))]
  const side = ground.goTo(from).commit(tidy, { 'src/more.js': code })
  const both = { ...Object.fromEntries(theirs), [playbookPath]: rules }
  ground.commit("Merge branch 'main' into side\n", both, { parents: [side, main] })
}
