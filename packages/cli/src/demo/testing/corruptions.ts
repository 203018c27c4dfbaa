import { type Attempt, replaced } from './attempt.ts'

/** One plausible way in which a model could have answered worse, and the finding that must refuse it. */
export interface Corruption {
  run: string
  title: string
  code: string
  /** Starts from the run's first attempt, which a gate refuses in the recording too. */
  first?: boolean
  corrupt: (attempt: Attempt) => void
  /** Already the writing is refused, while the rest of the attempt could well be handed in. */
  atOnce?: boolean
  /** The refusal comes before anything long is measured. */
  quick?: boolean
}

export const corruptions: readonly Corruption[] = [
  {
    run: '01-SPEC_DRAFT-spec',
    title: 'a question is left open',
    code: 'GATE-SPEC-OPEN-QUESTION',
    quick: true,
    corrupt: add('docs/spec.md', '\n## Open questions\n\n- Who pays when somebody moves out?\n'),
  },
  {
    run: '01-SPEC_DRAFT-spec',
    title: 'the acceptance tests come along with the spec',
    code: 'LAYER-CLOSED',
    atOnce: true,
    quick: true,
    corrupt: write('e2e/record.test.ts', "import { test } from 'vitest'\n\ntest('REQ-1: records', () => {})\n"),
  },
  {
    run: '02-E2E_RED-acceptance',
    title: 'a test passes without a service',
    code: 'RED-PASSES',
    corrupt: write(
      'e2e/vacuous.test.ts',
      "import { expect, test } from 'vitest'\n\ntest('REQ-1: ten is ten', () => expect(10).toBe(10))\n",
    ),
  },
  {
    run: '02-E2E_RED-acceptance',
    title: 'a test is skipped',
    code: 'INTEGRITY-SKIP',
    quick: true,
    corrupt: swap('e2e/record.test.ts', "test('REQ-5", "test.skip('REQ-5"),
  },
  {
    run: '02-E2E_RED-acceptance',
    title: 'a test fails because it is wrong itself',
    code: 'RED-CLASS',
    first: true,
    corrupt: nothing,
  },
  {
    run: '03-SCAFFOLD-ports',
    title: 'the rules are written before their step',
    code: 'LAYER-CLOSED',
    atOnce: true,
    quick: true,
    corrupt: write('src/domain/split.ts', 'export const split = () => []\n'),
  },
  {
    run: '03-SCAFFOLD-ports',
    title: 'a port knows its stub',
    code: 'LAYERS-EDGE',
    quick: true,
    corrupt: add('src/ports/journal.ts', "\nexport { memoryJournal } from '../stubs/journal.stub.ts'\n"),
  },
  {
    run: '03-SCAFFOLD-ports',
    title: 'a requirement is claimed that the spec does not have',
    code: 'MSG-COVERS',
    corrupt: ({ finish }) => void (finish['covers'] = ['REQ-9']),
  },
  {
    run: '03-SCAFFOLD-ports',
    title: 'a frozen test is made easier',
    code: 'LAYER-FROZEN',
    atOnce: true,
    quick: true,
    corrupt: write('e2e/settle-up.test.ts', "import { test } from 'vitest'\n\ntest('REQ-3: settles', () => {})\n"),
  },
  {
    run: '04-SCAFFOLD-skeleton',
    title: 'the acceptance tests ask for another answer',
    code: 'GATE-TESTS-FAILED',
    corrupt: swap('src/composition/routes.ts', '201', '200'),
  },
  {
    run: '04-SCAFFOLD-skeleton',
    title: 'the types do not fit',
    code: 'GATE-COMMAND-FAILED',
    corrupt: add('src/composition/assemble.ts', '\nexport const port: number = String(1)\n'),
  },
  {
    run: '05-DOMAIN_LOGIC-expenses',
    title: 'one odd cent too many is given',
    code: 'GATE-TESTS-FAILED',
    corrupt: swap('src/domain/split.ts', 'place < odd', 'place <= odd'),
  },
  {
    run: '05-DOMAIN_LOGIC-expenses',
    title: 'a unit test is skipped',
    code: 'INTEGRITY-SKIP',
    quick: true,
    corrupt: swap('test/unit/split.test.ts', "test('REQ-1: odd", "test.skip('REQ-1: odd"),
  },
  {
    run: '06-DOMAIN_LOGIC-settle-up',
    title: 'no unit test names a requirement',
    code: 'TRACE-UNCOVERED',
    corrupt: swap('test/unit/settle.test.ts', 'REQ-3', 'Settling'),
  },
  {
    run: '06-DOMAIN_LOGIC-settle-up',
    title: 'a rule has no test that runs it',
    code: 'COVERAGE-PATCH',
    corrupt: write(
      'test/unit/settle.test.ts',
      "import { expect, test } from 'vitest'\nimport { settle } from '../../src/domain/settle.ts'\n\ntest('REQ-3: nothing to settle', () => expect(settle([])).toEqual([]))\n",
    ),
  },
  {
    run: '06-DOMAIN_LOGIC-settle-up',
    title: 'a property tries five cases',
    code: 'PROPERTY-RUNS',
    corrupt: swap('test/property/balance.test.ts', '\n    }),\n  )', '\n    }),\n    { numRuns: 5 },\n  )'),
  },
  {
    run: '06-DOMAIN_LOGIC-settle-up',
    title: 'tests look at the shape of answers only',
    code: 'MUTATION-PATCH',
    first: true,
    corrupt: nothing,
  },
  {
    run: '07-INFRA_INTEGRATION-sqlite',
    title: 'the adapter reaches for the stub',
    code: 'LAYERS-EDGE',
    quick: true,
    corrupt: add('src/adapters/sqlite-journal.ts', "\nexport { memoryJournal } from '../stubs/journal.stub.ts'\n"),
  },
  {
    run: '07-INFRA_INTEGRATION-sqlite',
    title: 'a later expense comes first',
    code: 'GATE-TESTS-FAILED',
    corrupt: swap('src/adapters/sqlite-journal.ts', 'ORDER BY number', 'ORDER BY number DESC'),
  },
  {
    run: '08-INFRA_INTEGRATION-restart',
    title: 'the stub stays where the store should be',
    code: 'STUBS-LEFT',
    quick: true,
    corrupt: ({ files }) => {
      for (const path of files.keys()) if (!path.endsWith('restart.test.ts')) files.delete(path)
    },
  },
  {
    run: '08-INFRA_INTEGRATION-restart',
    title: 'a restart forgets',
    code: 'GATE-TESTS-FAILED',
    corrupt: swap('src/composition/assemble.ts', 'sqliteJournal(file)', "sqliteJournal(':memory:')"),
  },
  {
    run: '09-PERF_BUDGET-settlement',
    title: 'the answer is slow',
    code: 'PERF-P95',
    corrupt: swap(
      'bench/settlement.bench.ts',
      'await answer.json()',
      'await answer.json()\n    await new Promise((resolve) => setTimeout(resolve, 60))',
    ),
  },
  {
    run: '09-PERF_BUDGET-settlement',
    title: 'nothing is measured',
    code: 'REPORT-EMPTY',
    corrupt: write('bench/settlement.bench.ts', "import { test } from 'vitest'\n\ntest('a year', () => {})\n"),
  },
  {
    run: '10-DONE-handover',
    title: 'the rules are made easier',
    code: 'LAYER-POLICY',
    atOnce: true,
    quick: true,
    corrupt: write('playbook.yml', 'version: 1\n'),
  },
  {
    run: '10-DONE-handover',
    title: 'a unit test no longer names its requirement',
    code: 'TRACE-UNCOVERED',
    corrupt: swap('test/unit/settle.test.ts', 'REQ-3', 'Settling'),
  },
]

function write(path: string, text: string): Corruption['corrupt'] {
  return ({ files }) => void files.set(path, text)
}

function add(path: string, text: string): Corruption['corrupt'] {
  return (attempt) => void attempt.files.set(path, textOf(attempt, path) + text)
}

function swap(path: string, old: string, by: string): Corruption['corrupt'] {
  return (attempt) => void attempt.files.set(path, replaced(textOf(attempt, path), old, by))
}

function nothing(): void {}

function textOf({ files, before }: Attempt, path: string): string {
  return files.get(path) ?? before(path)
}
