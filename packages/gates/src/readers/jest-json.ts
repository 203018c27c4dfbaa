// Jest's `--json` (formatTestResults), which Vitest's json reporter also writes.
import type { Finding } from '@helix/core'
import { z } from 'zod'
import type { TestResult, TestState } from '../run/run.ts'
import { readPrinted } from './printed/index.ts'
import { findTooMuch, type Reading } from './reader.ts'
import { repositoryPath } from './repository-path.ts'
import { listOf, readJson } from './text.ts'

const assertion = z.object({
  title: z.string(),
  ancestorTitles: listOf(z.string()).default([]),
  status: z.string(),
  duration: z.number().nullish(),
  failureMessages: listOf(z.string()).nullish(),
})
const shape = z.object({
  success: z.boolean(),
  wasInterrupted: z.boolean().optional(),
  numTotalTests: z.number(),
  testResults: listOf(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: listOf(assertion),
    }),
  ),
})

const states: ReadonlyMap<string, TestState> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['disabled', 'skipped'],
  ['todo', 'todo'],
])

/** Reads Jest's JSON. A test that passed although it has failure messages was retried: `flaky`. */
export function readJestJson(bytes: Uint8Array, root: string): Reading | Finding {
  return readJson(bytes, 'Jest JSON', shape, (report) => {
    const tests = report.testResults.flatMap((one) => {
      const { file } = repositoryPath(one.name, root)
      const results = one.assertionResults.map((held) => resultOf(held, file, root))
      const broken = one.status === 'failed' && !results.some(({ state }) => state === 'failed')
      return broken ? [...results, fileFailure(file, one.message ?? '', root)] : results
    })
    return findTooMuch('Jest JSON', tests) ?? { tests, interrupted: report.wasInterrupted === true }
  })
}

function resultOf(held: z.infer<typeof assertion>, file: string, root: string): TestResult {
  const name = [...held.ancestorTitles, held.title].join(' > ')
  const messages = held.failureMessages ?? []
  const said = states.get(held.status) ?? 'pending'
  const state = said === 'passed' && messages.length > 0 ? 'flaky' : said
  const result = { id: `${file} > ${name}`, file, name, state, durationMs: Math.round(held.duration ?? 0) }
  return state === 'failed' ? { ...result, failure: readPrinted({ text: messages.join('\n') }, root) } : result
}

function fileFailure(file: string, message: string, root: string): TestResult {
  return { id: file, file, name: '', state: 'failed', durationMs: 0, failure: readPrinted({ text: message }, root) }
}
