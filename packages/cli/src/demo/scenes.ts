// The whole demo as it is played: what is said, typed and expected. Everything that is typed is a public command.
import type { Act, Person, RunAct, Scene } from './act.ts'

/** Writes evenly with Helix. */
export const ada: Person = { name: 'Ada', email: 'ada@example.org' }
/** Approves what Ada and the model make. */
const ben: Person = { name: 'Ben', email: 'ben@example.org' }

const cycle = 'settle-up'

/** All scenes, from an empty repository to DONE; `idea` is what the cycle starts with. */
export function scenesOf(idea: string): Scene[] {
  return [
    {
      title: 'Before Helix',
      acts: [
        say('Ada and Ben share a flat and argue about cents. All there is: a README, and test tools in package.json.'),
        type(ada, ['pnpm', 'install', '--silent', '--frozen-lockfile']),
        type(ada, ['git', 'add', '--all']),
        type(ada, ['git', 'commit', '--quiet', '-m', 'chore: begin']),
      ],
    },
    {
      title: 'Helix comes in',
      acts: [
        say('A playbook: seven steps, which paths each one opens, what its exit asks for. Hooks: feedback at once.'),
        type(ada, ['helix', 'init', '--team', '--yes']),
        type(ada, ['git', 'add', 'playbook.yml', 'progress.json', '.husky', '.helix']),
        type(ada, ['git', 'commit', '--quiet', '-m', 'build: adopt Helix']),
        say(
          'From here on that playbook judges, and every judgement is kept on a branch of its own, a chain. Its first link:',
        ),
        type(ada, ['helix', 'verify', '--sign']),
      ],
    },
    {
      title: 'STEP 1/7  SPEC_DRAFT',
      acts: [
        say('An idea becomes requirements. Only docs/spec.md is open; the model drafts it.'),
        type(ada, ['helix', 'next', '--new', idea, '--cycle', cycle, '--until', 'SPEC_DRAFT']),
        say('The step waits for a person, and nobody approves own work here. Ben reads the draft:'),
        type(ben, ['git', 'grep', '-h', '^### ', 'docs/spec.md']),
        type(ben, ['helix', 'approve', 'spec', '--why', 'It says how odd cents are shared.']),
        type(ada, ['helix', 'next', '--until', 'SPEC_DRAFT']),
      ],
    },
    {
      title: 'STEP 2/7  E2E_RED',
      acts: [
        say('Acceptance tests come first; nothing else is open yet. Ada is impatient and starts with the database:'),
        {
          kind: 'write',
          by: ada,
          path: 'src/adapters/sqlite.ts',
          text: "import { DatabaseSync } from 'node:sqlite'\n\nexport const database = new DatabaseSync('evenly.sqlite')\n",
        },
        type(ada, ['git', 'add', 'src/adapters/sqlite.ts']),
        {
          ...type(ada, [
            'git',
            'commit',
            '-m',
            'feat(journal): open the database',
            '-m',
            'Why: REQ-5 asks for memory.',
          ]),
          refused: 'LAYER-CLOSED',
        },
        type(ada, ['git', 'rm', '--quiet', '--force', 'src/adapters/sqlite.ts']),
        say(
          'Now the tests. Each must fail, five times over, and for the right reason: because the service is not there, not because the test is wrong. One of them is wrong: watch for RED-CLASS, and how the model mends it.',
        ),
        { ...type(ada, ['helix', 'next', '--until', 'E2E_RED']), mends: ['RED-CLASS'] },
      ],
    },
    {
      title: 'STEP 3/7  SCAFFOLD',
      acts: [
        say(
          'The acceptance tests are frozen now: code must come to them. Ports, stubs, and a thin skeleton that answers.',
        ),
        type(ada, ['helix', 'next', '--until', 'SCAFFOLD']),
      ],
    },
    {
      title: 'STEP 4/7  DOMAIN_LOGIC',
      acts: [
        say('Real rules take the place of stubs, one increment at a time.'),
        type(ada, ['helix', 'next']),
        say('Ada adds a test by hand, and claims figures that nobody measured:'),
        {
          kind: 'write',
          by: ada,
          path: 'test/unit/one-cent.test.ts',
          text: oneCentTest,
        },
        type(ada, ['git', 'add', 'test/unit/one-cent.test.ts']),
        {
          ...type(ada, ['git', 'commit', '-m', 'test(expenses): split one cent', '-m', forgedBody]),
          refused: 'MSG-FIGURES',
        },
        say('The hook measured what is staged. Without the claim it writes what is true:'),
        type(ada, ['helix', 'commit', '--retry']),
        type(ada, ['git', 'log', '-1', '--format=%B']),
        say(
          'The exit asks for mutation testing: Helix breaks the code on purpose, line by line, and a test must notice. The model says it is done; its tests only look at the shape of answers. Watch for MUTATION-PATCH.',
        ),
        { ...type(ada, ['helix', 'next', '--until', 'DOMAIN_LOGIC']), mends: ['MUTATION-PATCH'] },
      ],
    },
    {
      title: 'STEP 5/7  INFRA_INTEGRATION',
      acts: [
        say('A real store, SQLite, takes the place of the last stub; then the service is put under load.'),
        type(ada, ['helix', 'next', '--until', 'INFRA_INTEGRATION']),
      ],
    },
    {
      title: 'STEP 6/7  PERF_BUDGET',
      acts: [
        say('The slowest answer, measured over HTTP after a year of expenses, against a budget of 50 ms.'),
        type(ada, ['helix', 'next', '--until', 'PERF_BUDGET']),
      ],
    },
    {
      title: 'STEP 7/7  DONE',
      acts: [
        say('Users get their three commands. Then every exit of every step is asked once more, for this very tree.'),
        type(ada, ['helix', 'next', '--until', 'DONE']),
      ],
    },
    {
      title: 'What is there now',
      acts: [
        say('Between cycles; and nothing is left to judge, by the same command that CI runs:'),
        type(ada, ['helix', 'status']),
        type(ada, ['helix', 'verify', '--allow-empty']),
        say('What the last commit claims, and its judgement proves:'),
        type(ada, ['git', 'log', '-1', '--format=%B']),
        say('The trail: every increment, with its reason inside,'),
        type(ada, ['git', 'log', '--oneline', 'main']),
        say('and every judgement, with the reports that it was read from:'),
        type(ada, ['git', 'log', '--oneline', 'helix']),
      ],
    },
  ]
}

const oneCentTest = `import { expect, test } from 'vitest'
import { split } from '../../src/domain/split.ts'

test('REQ-1: a single cent goes to the first name', () => {
  const shares = split({ what: 'gum', paidBy: 'Ben', cents: 1, sharedBy: ['Ben', 'Ada'] })
  expect(shares.map(({ cents }) => cents)).toEqual([1, 0])
})
`

const forgedBody = 'Why: REQ-1 says where odd cents go.\n\nValidation:\n  unit: 99 passed'

function say(text: string): Act {
  return { kind: 'say', text }
}

function type(by: Person, argv: readonly string[]): RunAct {
  return { kind: 'run', by, argv }
}
