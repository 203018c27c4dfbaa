import type { PythonTest } from './collected-tests.ts'
import { type PythonSource, calleeName, dottedName, walk } from '../syntax.ts'

/** Marks of pytest and unittest under the names that Helix has for them. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)skip$/, 'skip'],
  [/(?:^|\.)(?:skipif|skipIf|skipUnless)$/, 'skipIf'],
  [/(?:^|\.)(?:xfail|expectedFailure)$/, 'fails'],
  // Marks of plugins, and what tenacity, backoff and the like put around any function.
  [/(?:^|\.)(?:flaky|repeat|retry|retrying|on_exception)$/, 'retry'],
]

/** What keeps a test from running or bends its verdict: marks above it, and calls in it that skip. */
export function modifiersOf({ node, decorators }: PythonTest, source: PythonSource): string[] {
  const found = decorators.flatMap((one) => modifierNamed(calleeName(one, source)))
  walk(node, (inner) => {
    if (inner.name !== 'CallExpression') return
    const name = dottedName(inner.firstChild, source)
    if (/^(?:pytest\.(?:skip|importorskip)|self\.skipTest|(?:unittest\.)?SkipTest)$/.test(name)) found.push('skipIf')
    if (name === 'pytest.xfail') found.push('fails')
  })
  return found
}

/** The modifier that a mark of that name is; none for other names. */
export function modifierNamed(name: string): string[] {
  return marks.flatMap(([form, modifier]) => (form.test(name) ? [modifier] : []))
}
