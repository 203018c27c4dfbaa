import { writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { systemRefusal } from './system-refusal.ts'

test('what the system refuses is not a bug of Helix', async () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const refused = systemRefusal(await mkdir(join(file, 'folder')).catch((error: unknown) => error))
  expect(refused).toMatchObject({ code: 'system/refused', hint: 'a file stands where a folder must be; move it away' })
  expect(refused?.message).toContain(`mkdir '${join(file, 'folder')}'`)
  const taken = await mkdir(file, { recursive: true }).catch((error: unknown) => error)
  expect(systemRefusal(taken)).toMatchObject({ code: 'system/refused', hint: refused?.hint })
})

test('any other error is', () => {
  expect(systemRefusal(new Error('broken'))).toBeNull()
  expect(systemRefusal(Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' }))).toBeNull()
  expect(systemRefusal(Object.assign(new Error('x'), { code: 'EACCES' }))).toBeNull()
  expect(systemRefusal('EACCES')).toBeNull()
})
