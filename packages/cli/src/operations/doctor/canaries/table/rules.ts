import { approvalDigest, approvalPath, namespaces } from '@helix/evidence'
import type { Finding, Oid } from '@helix/core'
import { playbookPath } from '@helix/playbook'
import { progressPath } from '@helix/beacon'
import type { Canary } from '../canary.ts'
import { fileOf, type Ground } from '../ground.ts'
import { anna, ben, type Changes, cycle, signersPath, stamp, stampOf } from '../history.ts'
import { sha256 } from '@helix/core'
import { spec, specPath } from '../product.ts'

const policy = 'policy: explain the steps\n\nWhy: people ask.\n'
const keep = 'build: name the package\n\nHelix-Lane: keep\n'
const code = 'export const more = 1\n'
const prose = { 'README.md': '# Adding, merged\n' }
const work = `STEP[3/4] feat: add lists\n\nWhy: REQ-1 asks for sums of lists.\n\n${stamp}\n`
/** A package that the runner imports, in the store of pnpm. */
const installed = 'node_modules/.pnpm/vite@7.0.0/node_modules/vite'

/** What Ben says yes to: what a layer's files became since a commit. */
function changeOf(ground: Ground, layer: string, since: Oid): string {
  return approvalDigest({ kind: 'policy', from: ground.layer(layer, since), to: ground.layer(layer) })
}

/** A change of the rules, which Ben approves. */
function changesRules(also: (ground: Ground) => Record<string, string>) {
  return (ground: Ground): void => {
    const before = ground.tip
    ground.commit(policy, { [playbookPath]: `# ${ground.made.length}\n${ground.playbook}`, ...also(ground) })
    ground.approve({ kind: 'policy', of: changeOf(ground, 'policy', before) })
  }
}

/** A change of the dependencies, approved as told. */
function changesDependencies(approved: (ground: Ground, of: string) => void) {
  return (ground: Ground): void => {
    const before = ground.tip
    ground.commit(keep, { 'package.json': `{"type":"module","name":"adding-${ground.made.length}"}\n` })
    approved(ground, changeOf(ground, 'dependencies', before))
  }
}

const approved = changesDependencies((ground, of) => void ground.approve({ kind: 'policy', of }))

/** What decides how Helix judges changes alone, and with the yes of somebody else. */
export const ruleCanaries: readonly Canary[] = [
  {
    code: 'POLICY-ALONE',
    bad: 'the rules change together with the code that they would have refused',
    honest: 'the rules change alone',
    at: 'idle',
    cheat: changesRules((ground) => ({ [ground.fresh('src')]: code })),
    comply: changesRules(() => ({})),
  },
  {
    code: 'POLICY-ALONE',
    bad: 'the configuration of the test runner changes together with a test',
    honest: 'the configuration of the test runner changes alone',
    at: 'idle',
    cheat: changesRules((ground) => ({ 'vitest.config.ts': '', [ground.fresh('test', 'test.js')]: code })),
    comply: changesRules(() => ({ 'vitest.config.ts': 'export default {}\n' })),
  },
  {
    code: 'APPROVAL-AWAITED',
    bad: 'the rules change and nobody says yes',
    honest: 'the rules change and somebody else says yes',
    at: 'idle',
    alone: true,
    cheat: (ground) => void ground.commit(policy, { [playbookPath]: `# Eased.\n${ground.playbook}` }),
    comply: changesRules(() => ({})),
  },
  {
    code: 'APPROVAL-AWAITED',
    bad: 'a yes for one change of the rules is used for another one',
    honest: 'each change has its own yes',
    at: 'idle',
    alone: true,
    cheat: (ground) => {
      changesRules(() => ({}))(ground)
      ground.commit(policy, { [playbookPath]: `# Eased.\n${ground.playbook}` })
    },
    comply: (ground) => {
      changesRules(() => ({}))(ground)
      changesRules(() => ({}))(ground)
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
    comply: (ground) => void ground.commit(work, { 'test/fixtures/node_modules/stripe/index.js': code }),
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
  {
    code: 'START-ALONE',
    bad: 'a cycle starts in a commit that brings code',
    honest: 'a cycle starts in a commit of its own',
    at: 'idle',
    alone: true,
    cheat: (ground) => starts(ground, { 'src/more.js': code }),
    comply: (ground) => starts(ground),
  },
  {
    code: 'START-ALONE',
    bad: 'a cycle starts in a commit that changes the rules, with an approval',
    honest: 'the rules change with an approval, and then a cycle starts',
    at: 'idle',
    alone: true,
    cheat: (ground) => {
      const before = ground.tip
      starts(ground, { [playbookPath]: eased(ground) })
      ground.approve({ kind: 'policy', of: changeOf(ground, 'policy', before) })
    },
    comply: (ground) => {
      changesRules(() => ({}))(ground)
      starts(ground)
    },
  },
  {
    code: 'LAYER-POLICY',
    bad: 'a step ends in a commit that changes the rules, with an approval',
    honest: 'the rules change with an approval, and then a step ends',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => {
      const before = ground.tip
      finishes(ground, { [playbookPath]: eased(ground) })
      ground.approve({ kind: 'policy', of: changeOf(ground, 'policy', before) }, stamp)
    },
    comply: (ground) => {
      const before = ground.tip
      ground.commit(`${policy}\n${stamp}\n`, { [playbookPath]: eased(ground) })
      ground.approve({ kind: 'policy', of: changeOf(ground, 'policy', before) }, stamp)
      finishes(ground)
    },
  },
  {
    code: 'COMMIT-UNREADABLE',
    bad: 'rules come that nobody can read, and are repaired, each with an approval',
    honest: 'rules change twice, each time with an approval',
    at: 'idle',
    alone: true,
    cheat: (ground) => ['version: [\n', ground.playbook].forEach((text) => changesSigned(ground, text)),
    comply: (ground) =>
      [`# Eased.\n${ground.playbook}`, ground.playbook].forEach((text) => changesSigned(ground, text)),
  },
  {
    code: 'COMMIT-UNREADABLE',
    bad: 'a draft of the spec is not UTF-8, and the next one is',
    honest: 'a draft of the spec has letters of another alphabet',
    at: 'SPEC_DRAFT',
    alone: true,
    cheat: (ground) => drafts(ground, Buffer.from('# Pr\u00e9cis\n', 'latin1')),
    comply: (ground) => drafts(ground, '# Pr\u00e9cis\n'),
  },
  {
    code: 'SIGNING-DROPPED',
    bad: 'signatures are switched off, with an approval',
    honest: 'a change of the rules that keeps them, with an approval',
    at: 'signed',
    alone: true,
    cheat: (ground) => changesSigned(ground, ground.playbook.replace('signing: ssh', 'signing: none')),
    comply: (ground) => changesSigned(ground, `# Explained.\n${ground.playbook}`),
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
      changesSigned(ground, playbook)
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
  changesSigned(ground, ground.playbook.replace('signing: ssh', 'signing: none'))
  return ground.made.at(-2) ?? ''
}

function waives(ground: Ground, finding: Pick<Finding, 'code' | 'where'>, commit: Oid): void {
  ground.approve({ kind: 'finding', of: approvalDigest({ kind: 'finding', finding, commit }), until: 4_102_444_800 })
}

/** Rules are eased, made strict again, each time with a yes, and eased once more; what they were before that. */
function easesAgain(ground: Ground): Oid {
  const eased = `# Eased.\n${ground.playbook}`
  for (const text of [eased, ground.playbook]) changesSigned(ground, text)
  const before = ground.tip
  ground.commit(policy, { [playbookPath]: eased })
  return before
}

/** A branch puts a line above the rules; the other one makes of them what it is told. */
function mergesRules(ground: Ground, ours: string, also: Changes = {}): void {
  const from = ground.tip
  const above = '# One.\n'
  changesSigned(ground, `${above}${ground.playbook}`)
  const [side, theirs] = [ground.tip, [...ground.files()].filter(([path]) => path.startsWith('.helix/approvals/'))]
  ground.goTo(from)
  if (ours === ground.playbook) ground.commit(keep.replace('build: name', 'refactor: tidy'), { 'src/more.js': code })
  else changesSigned(ground, ours)
  const both = { ...Object.fromEntries(theirs), [playbookPath]: `${above}${ours}`, ...also }
  ground.commit("Merge branch 'side'\n", both, { parents: [ground.tip, side] })
}

const stricter = ({ playbook }: Ground): string => `# Stricter.\n${playbook}`

/** The rules change with a yes; a branch from before that merges the change into itself, and has these rules then. */
function mergesLate(ground: Ground, rules: string): void {
  const from = ground.tip
  changesSigned(ground, stricter(ground))
  const [main, theirs] = [ground.tip, [...ground.files()].filter(([path]) => path.startsWith('.helix/approvals/'))]
  const side = ground.goTo(from).commit(keep.replace('build: name', 'refactor: tidy'), { 'src/more.js': code })
  const both = { ...Object.fromEntries(theirs), [playbookPath]: rules }
  ground.commit("Merge branch 'main' into side\n", both, { parents: [side, main] })
}

function starts(ground: Ground, also: Readonly<Record<string, string | null>> | ReturnType<typeof fileOf> = {}): void {
  const message = `STEP[1/4] docs(spec): start ${cycle}\n\nWhy: people add.\n\nHelix-Start: ${cycle}\n`
  ground.commit(message, { [progressPath]: ground.shown({ cycle, step: 'SPEC_DRAFT' }), ...also })
}

function finishes(ground: Ground, also: Readonly<Record<string, string>> = {}): void {
  const message = `STEP[3/4] chore: finish BUILD\n\nWhy: it is done.\n\n${stamp}\nHelix-Done: BUILD\n`
  ground.commit(message, { [progressPath]: ground.shown({ cycle, step: 'DONE' }), ...also })
}

function eased(ground: Ground): string {
  return `# Eased.\n${ground.playbook}`
}

function changesSigned(ground: Ground, playbook: string): void {
  const before = ground.tip
  ground.commit(policy, { [playbookPath]: playbook })
  ground.approve({ kind: 'policy', of: changeOf(ground, 'policy', before) })
}

const draft = 'STEP[1/4] spec: draft\n\nWhy: people add.\n'

/** A first draft, then another one. */
function drafts(ground: Ground, first: string | Uint8Array): void {
  ground.commit(typeof first === 'string' ? `${draft}\n${stampOf(first)}\n` : draft, { [specPath]: first })
  ground.commit(`${draft}\n${stamp}\n`, { [specPath]: spec })
}

function signs(ground: Ground, signers: string): void {
  const before = ground.tip
  const playbook = ground.playbook.replace('signing: none', 'signing: ssh')
  ground.commit(policy, { [playbookPath]: playbook, [signersPath]: signers })
  ground.approve({ kind: 'policy', of: changeOf(ground, 'policy', before) })
}
