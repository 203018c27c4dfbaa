import { expect, it } from 'vitest'
import type { TestResult } from '../../run/run.ts'
import { anEvidence, runsBy } from '../testing/evidence.ts'
import { aFailure, aRun, failed, passed, resultOf } from '../testing/runs.ts'
import { declared } from '../testing/trees.ts'
import { judgeNothingNew } from './nothing-new.ts'

const file = 'test/cart.test.ts'
const id = `${file} > adds`

it.each<[string, TestResult[], string[]]>([
  ['passes', [passed(id)], []],
  ['finds something else', [failed(id)], ['LANE-BEHAVIOUR']],
  ['asks for a name that was not there', [failed(id, aFailure(id, { name: 'TypeError', message: 'plus is not a function' }))], []],
  ['asks for a file that was not there', [failed(file, aFailure(file, { code: 'ERR_MODULE_NOT_FOUND', message: "Cannot find module '../src/plus.ts'" }))], []],
  ['does not run', [resultOf(id, 'skipped')], []],
  ['is not there', [], []],
])('a new test of a refactoring, on the product as it was, %s', (_, results, codes) => {
  const without = anEvidence({ runs: runsBy({ 'unit tests': [aRun({ tests: results })] }) })
  const findings = judgeNothingNew([{ path: file, test: declared(id) }], without, ['unit'])
  expect(findings.map(({ code }) => code)).toEqual(codes)
}) // prettier-ignore
