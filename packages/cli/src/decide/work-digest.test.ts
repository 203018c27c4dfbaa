import { expect, test } from 'vitest'
import { workDigest } from './work-digest.ts'

const file = (path: string, oid = 'a', mode = '100644') => ({ path, oid, mode })
const approval = `.helix/approvals/${'a'.repeat(64)}.json`

test('approvals and the shown position leave the digest of the work as it is; everything else does not', () => {
  const work = workDigest([file('a.ts'), file('b.ts')])
  expect(workDigest([file('b.ts'), file(approval), file('progress.json'), file('a.ts')])).toBe(work)
  const others = [
    [file('a.ts')],
    [file('a.ts'), file('b.ts', 'c')],
    [file('a.ts'), file('b.ts', 'a', '100755')],
    [file('a.ts'), file('c.ts')],
    [file('a.ts'), file('b.ts'), file('.helix/allowed_signers')],
  ]
  expect(others.map((files) => workDigest(files)).filter((digest) => digest === work)).toEqual([])
})
