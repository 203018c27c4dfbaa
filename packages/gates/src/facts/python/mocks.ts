import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../facts.ts'
import { type PythonSource, calleeName, givenTo, plainText, walk } from './python-source.ts'
import { signAt } from './sign-at.ts'

/** `mock.patch('a.b')`, `@patch("a.b")`, `mocker.patch(…)`, `monkeypatch.setattr('a.b', …)`. */
const patching =
  /^(?:(?:\w+\.)*(?:mock\.)?patch(?:\.dict|\.multiple)?|(?:mocker|self\.mocker)\.(?:patch|spy)|(?:monkeypatch|mp)\.(?:setattr|delattr))$/

export interface PatchedName {
  /** Dotted name of what is replaced. */
  name: string
  at: number
  node: SyntaxNode
}

/** What a source replaces by its dotted name. */
export function patchedNames(source: PythonSource): PatchedName[] {
  const found: PatchedName[] = []
  walk(source.root, (node) => {
    if (node.name !== 'CallExpression' && node.name !== 'Decorator') return
    if (!patching.test(calleeName(node, source))) return
    const name = plainText(givenTo(node, source).values[0], source)
    if (name !== null && /^\w+(?:\.\w+)+$/.test(name)) found.push({ name, at: node.from, node })
  })
  return found
}

/** Modules that tests put another one, or part of one, in the place of. */
export function mocksOf(source: PythonSource): Sign[] {
  return patchedNames(source).map(({ name, node }) => ({ ...signAt(source, 'mock', node), text: name }))
}
