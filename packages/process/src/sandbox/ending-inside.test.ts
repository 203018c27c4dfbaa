import { expect, test } from 'vitest'
import { endingInside } from './ending-inside.ts'

const exit = {
  code: 0,
  signal: null,
  timedOut: false,
  stopped: false,
  missing: false,
  durationMs: 1,
  stdout: '',
  stderr: '',
}

test('the exit code of a sandbox tells of the signal that ended a program in it', () => {
  expect(endingInside({ ...exit, code: 137 })).toMatchObject({ code: null, signal: 'SIGKILL' })
  expect(endingInside({ ...exit, code: 134 })).toMatchObject({ code: null, signal: 'SIGABRT' })
  for (const code of [0, 1, 128, 255, null]) expect(endingInside({ ...exit, code })).toEqual({ ...exit, code })
})

test('a program that is not there is told from one that does not find another', () => {
  const notFound = { ...exit, code: 127, stderr: 'sh: 1: exec: vitest: not found\n' }
  expect(endingInside(notFound)).toMatchObject({ missing: true, code: null })
  expect(endingInside({ ...notFound, stderr: '/bin/bash: line 1: vitest: command not found\n' })).toMatchObject({
    missing: false,
    code: 127,
  })
})
