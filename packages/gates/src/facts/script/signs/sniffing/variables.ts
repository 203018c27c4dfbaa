import type { Node } from 'oxc-parser'
import { keyOf, textOf } from '../member-path.ts'
import { type Sniff, textIn } from './sniff.ts'

/** Names that only runners of tests and mutants give. */
const given =
  String.raw`VITEST(?:_\w+)?|JEST_WORKER_ID|NODE_TEST_CONTEXT|PLAYWRIGHT_TEST|STRYKER_MUTATOR_WORKER|__STRYKER_ACTIVE_MUTANT__|` +
  String.raw`__stryker\d*__|stry(?:MutAct|Cov|NS)(?:_\w+)?|activeMutant|mutantCoverage|PYTEST_CURRENT_TEST|` +
  String.raw`HELIX_(?:SEED|STUB_CALLS|SERVICE_URL)|__vitest_\w+`
/** Names that speak for themselves, wherever they are read. */
const own = new RegExp(String.raw`^(?:${given}|__vi(?:te_ssr)?_\w*)$`)
const variable = new RegExp(`^(?:${given}|NODE_V8_COVERAGE|TEST_WORKER_INDEX|__coverage__|vitest)$`)
const runnerGlobal = /^(?:jest|vi|vitest|describe|it|expect|beforeEach|afterEach|__coverage__)$/

/** Variables and globals that only runners set. */
export const variables: Sniff = (node, { names, isGlobal }) => {
  const isVariable = (key: Node): boolean => variable.test(textOf(key, names) ?? keyOf(key))
  if (own.test(textIn(node, names))) return true
  if (node.type === 'MemberExpression') {
    const name = keyOf(node.property)
    const isNamed = node.computed ? isVariable(node.property) : variable.test(name)
    return own.test(name) || (isNamed && readsEnvironment(node.object))
  }
  if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern')
    return (
      readsEnvironment(node.init) &&
      node.id.properties.some((one) => one.type === 'Property' && variable.test(keyOf(one.key)))
    )
  if (node.type === 'UnaryExpression') return node.operator === 'typeof' && runnerGlobal.test(keyOf(node.argument))
  if (node.type === 'ForInStatement') return isGlobal(node.right)
  return node.type === 'BinaryExpression' && node.operator === 'in' && isVariable(node.left)
}

/** `process.env`, `import.meta.env`, `globalThis`, or a name like `env`. */
function readsEnvironment(node: Node | null): boolean {
  if (node === null) return false
  if (node.type === 'Identifier') return /^(?:env|environment|globalThis|global|window)$/i.test(node.name)
  if (node.type === 'MetaProperty') return true
  return node.type === 'MemberExpression' && keyOf(node.property) === 'env'
}
