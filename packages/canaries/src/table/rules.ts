import { playbookPath } from '@helix/playbook'
import type { Canary } from '../canary.ts'
import type { Ground } from '../ground.ts'
import { stamp, stampOf } from '../history.ts'
import { spec, specPath } from '../product.ts'
import { changeOf, changesPlaybook, changesRules, eased, policy, remarked } from '../rule-changes.ts'
import { finishes, starts } from '../work.ts'

const code = 'export const more = 1\n'

/** What stands in a commit of its own, and can be read. */
export const ruleCanaries: readonly Canary[] = [
  {
    code: 'POLICY-ALONE',
    bad: 'the rules change together with the code that they would have refused',
    honest: 'the rules change alone',
    at: 'idle',
    cheat: (ground) => changesRules(ground, { [playbookPath]: remarked(ground), [ground.fresh('src')]: code }),
    comply: (ground) => changesPlaybook(ground, remarked(ground)),
  },
  {
    code: 'POLICY-ALONE',
    bad: 'the configuration of the test runner changes together with a test',
    honest: 'the configuration of the test runner changes alone',
    at: 'idle',
    cheat: (ground) => changesRules(ground, { 'vitest.config.ts': '', [ground.fresh('test', 'test.js')]: code }),
    comply: (ground) => changesRules(ground, { 'vitest.config.ts': 'export default {}\n' }),
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
      changesPlaybook(ground, remarked(ground))
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
    cheat: (ground) => ['version: [\n', ground.playbook].forEach((text) => changesPlaybook(ground, text)),
    comply: (ground) =>
      [`# Eased.\n${ground.playbook}`, ground.playbook].forEach((text) => changesPlaybook(ground, text)),
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
]

const draft = 'STEP[1/4] spec: draft\n\nWhy: people add.\n'

/** A first draft, then another one. */
function drafts(ground: Ground, first: string | Uint8Array): void {
  ground.commit(typeof first === 'string' ? `${draft}\n${stampOf(first)}\n` : draft, { [specPath]: first })
  ground.commit(`${draft}\n${stamp}\n`, { [specPath]: spec })
}
