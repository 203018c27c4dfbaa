// Attacks on old tests whose assertions are there still, and which no run comes to.
import type { Command } from '../packages/core/src/index.ts'
import { aCondition, aPolicy, runsBy } from '../packages/gates/src/decide/testing/evidence.ts'
import { realTree } from '../packages/gates/src/decide/testing/real-tree.ts'
import { aRun, passed } from '../packages/gates/src/decide/testing/runs.ts'
import { type Attack, judged } from './attack.ts'

/** How tests are written for a runner; statements stand on lines of their own. */
interface Form {
  kind: 'vitest' | 'jest' | 'node' | 'playwright' | 'pytest'
  named: string
  file: string
  before: string
  after: string
  equal: string
  kindOf: string
  positive: string
  /** Leads to the statement in the line below it. */
  when: (condition: string) => string
  each: (values: string) => string
  leave: string
}

const inScript = { when: (condition: string) => `if (${condition})`, each: (values: string) => `for (const one of ${values})` } // prettier-ignore
const expecting = {
  ...inScript,
  file: 'test/unit/cart.test.ts',
  after: '})\n',
  equal: 'expect(sum).toBe(3)',
  kindOf: "expect(sum).toBeTypeOf('number')",
  positive: 'expect(one).toBeGreaterThan(0)',
  leave: 'if (!sum) return',
}
const begun = (module: string, name = 'test') =>
  `import { expect, test } from '${module}'\nimport { total } from '../../src/cart.ts'\n${name}('adds', () => {\nconst sum = total([1, 2])\n`

const forms: readonly Form[] = [
  { ...expecting, kind: 'vitest', named: 'Vitest', before: begun('vitest') },
  {
    ...expecting,
    kind: 'jest',
    named: 'Jest',
    before: begun('@jest/globals'),
    kindOf: 'expect(sum).toBeGreaterThan(0)',
  },
  { ...expecting, kind: 'playwright', named: 'Playwright', before: begun('@playwright/test') },
  {
    ...expecting,
    kind: 'node',
    named: 'node:test',
    before: `import assert from 'node:assert'\n${begun('node:test')}`,
    equal: 'assert.equal(sum, 3)',
    kindOf: 'assert.ok(sum > 0)',
    positive: 'assert.ok(one > 0)',
  },
  {
    kind: 'pytest',
    named: 'pytest',
    file: 'test/unit/test_cart.py',
    before: 'from cart import total\n\ndef test_adds():\n    sum = total([1, 2])\n',
    after: '',
    equal: 'assert sum == 3',
    kindOf: 'assert isinstance(sum, int)',
    positive: 'assert one > 0',
    when: (condition) => `if ${condition}:`,
    each: (values) => `for one in ${values}:`,
    leave: 'if not sum: return',
  },
]

/** A statement that no run comes to. */
const never = (statement: string) => `${statement} never`

/** What the gate says of a test that was written anew, when its runs came to all but what is marked. */
function rewritten(form: Form, was: readonly string[], is: readonly string[]) {
  const { kind, file, before, after } = form
  const written = (lines: readonly string[]) =>
    before + lines.map((line) => `    ${line.replace(/ never$/, '')}\n`).join('') + after
  const first = before.split('\n').length
  const places = is.flatMap((line, at) => {
    const found = line.endsWith(' never') ? -1 : line.search(/expect\(|assert\b/)
    return found === -1 ? [] : [[first + at, 5 + found] as const]
  })
  const command = { kind, name: 'unit', files: ['test/**'], quick: true, within: 1000 } as Command
  const id = `${file} > ${kind === 'pytest' ? 'test_adds' : 'adds'}`
  return judged(aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit'), {
    head: realTree({ [file]: written(is) }),
    base: realTree({ [file]: written(was) }),
    policy: aPolicy({ commands: { unit: command } }),
    runs: runsBy({ 'unit tests': [aRun({ tests: [{ ...passed(id), assertions: 9, places }] })] }),
  })
}

function attacksBy(form: Form): Attack[] {
  const { named, equal, kindOf, positive, when, each, leave } = form
  const row = (name: string, lookalike: string, bad: readonly string[][], honest: readonly string[][]): Attack => ({
    name: `${named}: ${name}`,
    gate: 'tests',
    code: 'GATE-TESTS-NO-ASSERTION',
    bad: () => rewritten(form, bad[0] ?? [], bad[1] ?? []),
    lookalike: `${named}: ${lookalike}`,
    honest: () => rewritten(form, honest[0] ?? [], honest[1] ?? []),
  })
  return [
    row(
      'an assertion of an old test stands behind a condition that does not hold, and others make up for it',
      'it stands behind a condition that holds',
      [[equal], [kindOf, when('total.late'), `  ${never(equal)}`, each('[1, 2]'), `  ${positive}`]],
      [[equal], [kindOf, when('total.late'), `  ${equal}`, each('[1, 2]'), `  ${positive}`]],
    ),
    row(
      'it stands in a loop over nothing',
      'a test asks first what it goes on with, and leaves where there is none',
      [[equal], [kindOf, each('total.cases'), `  ${never(equal)}`]],
      [[equal], [kindOf, leave, equal]],
    ),
    row(
      'what stood behind one condition stands behind another, which does not hold',
      'what no run came to before is still there, beside an expectation that is another',
      [
        [kindOf, when('total'), `  ${equal}`],
        [kindOf, when('total.late'), `  ${never(equal)}`],
      ],
      [
        [positive, when('total.old'), `  ${equal}`],
        [kindOf, when('total.old'), `  ${never(equal)}`],
      ],
    ),
  ]
}

/** Of each runner that tells where assertions were called. */
export const attacksOnReached: readonly Attack[] = forms.flatMap(attacksBy)
