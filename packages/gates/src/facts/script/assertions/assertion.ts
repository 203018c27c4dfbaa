import type { Node } from 'oxc-parser'

export interface Assertion {
  matcher: string
  isNegated: boolean
  actual: Node | undefined
  expected: Node | undefined
  /** All that is given besides the actual value, a message aside. */
  given: readonly Node[]
}
