import { expect, test } from 'vitest'
import { isUnwritable } from './unwritable.ts'

const errno = (code: string): Error => Object.assign(new Error(code), { code })

test('a disk that refuses to be written is told from other errors, be it the cause of one', () => {
  expect(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].map((code) => isUnwritable(errno(code)))).not.toContain(false)
  expect(isUnwritable(new Error('cannot write', { cause: errno('EROFS') }))).toBe(true)
  expect([errno('EEXIST'), new Error('no'), 'EACCES', { code: 'EACCES' }, null].map(isUnwritable)).not.toContain(true)
})
