import { testsAt } from '../declared.ts'
import type { Evidence } from '../evidence.ts'
import { isDeclared } from '../test-id.ts'
import type { TestVector } from '../vectors.ts'

/** Whether the base declares no such test there, nor one with the same body that stands elsewhere now. */
export function isNew({ head, base }: Evidence): (vector: TestVector) => boolean {
  const gone = (base?.paths ?? []).flatMap((path) => {
    const kept = new Set(testsAt(head, path).map(({ id }) => id))
    return testsAt(base, path).filter(({ id }) => !kept.has(id))
  })
  const bodies = new Set(gone.map(({ body }) => body))
  return ({ id, file }) => {
    const known = testsAt(base, file).map((test) => test.id)
    const moved = testsAt(head, file).filter(({ body }) => bodies.has(body))
    return !isDeclared(id, [...known, ...moved.map((test) => test.id)])
  }
}
