import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../facts.ts'
import { type PythonSource, childrenOf, dottedName, plainText, walk } from './python-source.ts'
import { signAt } from './sign-at.ts'

/** Variables that only runners of tests and mutants set. */
const variable = /^(?:PYTEST_\w+|HELIX_(?:SEED|STUB_CALLS|SERVICE_URL)|MUTANT_UNDER_TEST|TOX_ENV\w*|_called_from_test)$/
const runner = /^(?:pytest|_pytest|unittest|py\.test|nose)$/
/** Where it shows who is asking. */
const telling =
  /^(?:sys\.(?:modules|argv|_getframe)|inspect\.(?:stack|currentframe)|traceback\.(?:extract_stack|format_stack))/

/** Code that finds out whether it is being tested: by variables of runners, loaded modules, arguments, the call stack. */
export function sniffing(source: PythonSource): Sign[] {
  const found = new Map<number, SyntaxNode>()
  walk(source.root, (node) => {
    const text = plainText(node, source)
    const isAsked = text !== null && (variable.test(text) || (runner.test(text) && isComparedWithTelling(node, source)))
    const isMember = node.name === 'MemberExpression' && dottedName(node, source) === 'sys._called_from_test'
    if (isAsked || isMember || searchesStack(node, source)) found.set(source.lineAt(node.from), node)
  })
  return [...found.values()].map((node) => signAt(source, 'sniffing', statementAround(node)))
}

/** `'pytest' in sys.modules`, `sys.modules.get('pytest')`, `'pytest' in sys.argv[0]`. */
function isComparedWithTelling(node: SyntaxNode, source: PythonSource): boolean {
  for (let at = node.parent; at !== null && !/Statement$|^Body$|^Script$/.test(at.name); at = at.parent) {
    let found = false
    walk(at, (inner) => {
      found ||= inner.name === 'MemberExpression' && telling.test(dottedName(inner, source))
    })
    if (found) return true
  }
  return false
}

/** `any('test' in frame.filename for frame in inspect.stack())`. */
function searchesStack(node: SyntaxNode, source: PythonSource): boolean {
  if (node.name !== 'BinaryExpression') return false
  const [left, operator] = childrenOf(node)
  if (operator?.name !== 'in' || !/test/.test(plainText(left, source) ?? '')) return false
  return isComparedWithTelling(node, source)
}

function statementAround(node: SyntaxNode): SyntaxNode {
  const { parent } = node
  return parent !== null && /Expression$|^ArgList$/.test(parent.name) ? statementAround(parent) : node
}
