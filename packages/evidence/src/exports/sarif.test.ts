import type { Finding } from '@helix/core'
import { expect, test } from 'vitest'
import { recordOf } from '../chain/chain-record.ts'
import { aJudgement, aVerdict } from '../testing/a-chain.ts'
import { sarifOf } from './sarif.ts'

const note = { title: 'A test fails', why: 'Only targets may fail.', fix: 'Make it pass.' }

const noteOf = (code: string) => (code === 'GATE-TESTS-FAILED' ? note : undefined)

function logOf(findings: Finding[], uri: string | null = null) {
  const verdicts = [aVerdict({ outcome: 'fail', findings }), aVerdict()]
  return sarifOf({ ...recordOf(aJudgement(1, { verdicts })), at: 0 }, { version: '1.2.3', uri, noteOf })
}

const failed: Finding = {
  severity: 'error',
  code: 'GATE-TESTS-FAILED',
  message: '"adds" fails',
  where: { path: 'test/a b#.test.js', line: 4, column: 2, name: 'adds' },
  fix: 'Make it pass.',
}

test('a finding is a result of the rule that its code names, at its place', () => {
  expect(logOf([failed, { ...failed, message: '"sums" fails' }])).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Helix',
            version: '1.2.3',
            rules: [
              {
                id: 'GATE-TESTS-FAILED',
                shortDescription: { text: note.title },
                fullDescription: { text: note.why },
                help: { text: note.fix },
              },
            ],
          },
        },
        results: [
          {
            ruleId: 'GATE-TESTS-FAILED',
            ruleIndex: 0,
            level: 'error',
            message: { text: '"adds" fails\nMake it pass.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'test/a%20b%23.test.js', uriBaseId: '%SRCROOT%' },
                  region: { startLine: 4, startColumn: 2 },
                },
                logicalLocations: [{ fullyQualifiedName: 'adds' }],
              },
            ],
          },
          { message: { text: '"sums" fails\nMake it pass.' } },
        ],
      },
    ],
  })
})

test('a finding without a place, of a code that nobody knows any more, is a result all the same', () => {
  const log = logOf([{ severity: 'note', code: 'GONE', message: 'it was so' }])
  expect(log).toMatchObject({ runs: [{ tool: { driver: { rules: [{ id: 'GONE' }] } }, results: [{ level: 'note', message: { text: 'it was so' } }] }] }) // prettier-ignore
  expect(JSON.stringify(log)).not.toMatch(/locations|shortDescription/)
})

test('a judgement without findings is a log without results', () => {
  expect(logOf([])).toMatchObject({ runs: [{ tool: { driver: { rules: [] } }, results: [] }] })
})

/** The fingerprint of a finding. */
function printOf(finding: Finding): string | undefined {
  return /helixFinding\/v1":"(\w+)"/.exec(JSON.stringify(logOf([finding])))?.[1]
}

test('the same finding has the same fingerprint wherever it stands', () => {
  const moved = { ...failed, where: { ...failed.where, line: 9 } }
  expect(printOf(moved)).toBe(printOf(failed))
  expect(printOf({ ...failed, message: 'other' })).not.toBe(printOf(failed))
})

test('the repository is named by an address that can be opened', () => {
  const log = logOf([], 'git+https://example.org/a/b.git')
  expect(log).toMatchObject({ runs: [{ versionControlProvenance: [{ repositoryUri: 'https://example.org/a/b.git' }] }] }) // prettier-ignore
})
