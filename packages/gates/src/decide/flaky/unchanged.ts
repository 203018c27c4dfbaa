import type { Evidence } from '../evidence.ts'
import { isDeclaredAs } from '../test-id.ts'
import type { TestVector } from '../vectors.ts'

/** Whether the base holds the test as it is: its whole file, or its body where Helix reads the language. */
export function isUnchanged({ id, file }: Pick<TestVector, 'id' | 'file'>, { head, base }: Evidence): boolean {
  if (base === null || head.oid(file) === undefined) return false
  if (head.oid(file) === base.oid(file)) return true
  const now = head.facts(file)?.tests.find((test) => isDeclaredAs(id, test.id))
  const before = base.facts(file)?.tests ?? []
  return now !== undefined && before.some((test) => test.id === now.id && test.body === now.body)
}
