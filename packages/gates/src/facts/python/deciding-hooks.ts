import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../facts.ts'
import { type PythonSource, childrenOf, dottedName, walk } from './python-source.ts'
import { signAt } from './sign-at.ts'

/** Hooks by which pytest lets others run a test in its place. */
const running = /^pytest_(?:pyfunc_call|runtest_protocol)$/
/** What a test or its report says is in these. */
const telling = /\.(?:obj|runtest|outcome|excinfo|wasxfail)$/

/** Where Python asks who loads a module. */
const loading = /^sys\.(?:meta_path|path_hooks)$/

/**
 * Hooks of pytest that run something in a test's place or write its outcome, in the file of a hook; anywhere, what decides which
 * code is loaded in the place of a file.
 */
export function decidingHooks(source: PythonSource): Sign[] {
  const found: SyntaxNode[] = []
  const isOfHooks = /\bdef pytest_\w+\(/.test(source.text)
  walk(source.root, (node) => {
    if (node.name === 'MemberExpression' && loading.test(dottedName(node, source))) found.push(node)
    if (!isOfHooks) return
    const name = node.name === 'FunctionDefinition' ? node.getChild('VariableName') : null
    if (name !== null && running.test(source.textOf(name))) found.push(name)
    if (node.name === 'AssignStatement' && assigns(node, source)) found.push(node)
    if (node.name === 'CallExpression' && /\.force_(?:result|exception)$/.test(dottedName(node.firstChild, source)))
      found.push(node)
  })
  return found.map((node) => signAt(source, 'deciding', node))
}

function assigns(node: SyntaxNode, source: PythonSource): boolean {
  const parts = childrenOf(node)
  const end = parts.findIndex(({ name }) => name === 'AssignOp')
  return parts.slice(0, end).some((target) => telling.test(dottedName(target, source)))
}
