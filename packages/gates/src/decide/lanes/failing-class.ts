import type { Evidence } from '../evidence.ts'
import { classify } from '../red/classify.ts'
import type { RedClassName } from '../red/classes.ts'
import { redContext } from '../red/context.ts'
import { isDeclaredAs } from '../test-id.ts'
import type { TestVector } from '../vectors.ts'

/** Such a failure says that something does not exist yet, or that the test or the machine broke: it shows no fault of the product. */
const tellNothing: ReadonlySet<RedClassName> = new Set([
  'R-missing-module',
  'R-missing-export',
  'H-syntax',
  'H-missing-package',
  'H-missing-helper',
  'H-broken-source-import',
  'H-hook-or-setup',
  'H-environment',
  'H-test-bug',
])

/** Whether a failure of this class says how the product behaves. */
export function tells(name: RedClassName | null): boolean {
  return name !== null && !tellNothing.has(name)
}

/** Why the declared test `id` failed on a tree that is no red bar's; null where the report does not tell. */
export function failingClass(vector: TestVector, evidence: Evidence, id: string): RedClassName | null {
  const failure = vector.results.find((result) => result?.failure !== undefined)?.failure
  if (failure === undefined) return null
  const [innermost] = failure.frames.filter(({ inside }) => inside)
  const isOwn = innermost?.file === vector.file && /^(?:TypeError|ReferenceError)$/.test(failure.name)
  if (isOwn) return 'H-test-bug'
  const context = redContext(evidence, { serviceStarted: null, serviceUrl: null }, vector.file)
  return classify(failure, context, !isDeclaredAs(vector.id, id))
}
