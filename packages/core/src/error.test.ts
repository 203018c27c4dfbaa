import { expect, test } from 'vitest'
import { HelixError } from './error.ts'

test('an error carries code, message, hint, place, findings and cause', () => {
  const cause = new Error('below')
  const finding = { severity: 'error', code: 'X', message: 'm' } as const
  const error = new HelixError('git/missing', 'no git', {
    hint: 'install git',
    where: { path: 'a' },
    findings: [finding],
    cause,
  })
  expect(error).toMatchObject({ name: 'HelixError', code: 'git/missing', message: 'no git', hint: 'install git' })
  expect(error.where).toEqual({ path: 'a' })
  expect(error.findings).toEqual([finding])
  expect(error.cause).toBe(cause)
})

test('everything but code and message is optional', () => {
  const error = new HelixError('git/missing', 'no git')
  expect(error.hint).toBeUndefined()
  expect(error.where).toBeUndefined()
  expect(error.findings).toEqual([])
  expect('cause' in error).toBe(false)
})
