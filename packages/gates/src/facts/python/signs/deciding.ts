import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../../facts.ts'
import { bindingsIn } from '../names/bindings.ts'
import { knownNames } from '../names/known-names.ts'
import { isComputing, patchedNames } from './mocks.ts'
import { type PythonSource, dottedName, givenTo, walk } from '../syntax.ts'
import { signAt } from './source-sign.ts'

/** Hooks by which pytest lets others run a test in its place, or say what a test is. */
const running = /^pytest_(?:pyfunc_call|runtest_protocol|pycollect_makeitem|make_collect_report)$/
/** What a test or its report says is in these. */
const telling = /\.(?:obj|runtest|outcome|excinfo|wasxfail)$/

/** Methods of unittest by which tests of a class assert, and run. */
const ofTestCases =
  /^(?:assert(?:Not)?(?:Equals?|AlmostEquals?|Is|IsNone|In|IsInstance|Raises(?:Regex)?|Regex|Greater(?:Equal)?|Less(?:Equal)?|True|False|CountEqual|(?:List|Dict|Tuple|Set|Sequence|MultiLine)Equal)|fail|run|debug|failureException|_baseAssertEqual|_callTestMethod|_getAssertEqualityFunc)$/

/** Where Python asks who loads a module. */
const loading = /^sys\.(?:meta_path|path_hooks)$/

/**
 * Hooks of pytest that run something in a test's place or write its outcome, in the file of a hook; anywhere, what decides which
 * code is loaded in the place of a file.
 */
export function decidingHooks(source: PythonSource): Sign[] {
  const found: SyntaxNode[] = []
  const names = knownNames(source)
  const isOfHooks = /\bdef pytest_\w+\(/.test(source.text)
  walk(source.root, (node) => {
    if (/^(?:MemberExpression|VariableName)$/.test(node.name) && loading.test(names.of(node))) found.push(node)
    if (isOfTestCase(node, source) || comparesInPlace(node, source)) found.push(node)
    if (!isOfHooks) return
    const name = node.name === 'FunctionDefinition' ? node.getChild('VariableName') : null
    if (name !== null && running.test(source.textOf(name))) found.push(name)
    if (name !== null && source.textOf(name) === 'pytest_collection_modifyitems' && dropsTests(node, source))
      found.push(name)
    if (bindingsIn(node).some(({ target }) => telling.test(dottedName(target, source)))) found.push(node)
    if (node.name === 'CallExpression' && /\.force_(?:result|exception)$/.test(dottedName(node.firstChild, source)))
      found.push(node)
  })
  // `numpy.testing.assert_equal = …`, `monkeypatch.setattr(testing, 'assert_equal', …)`: assertions of whatever library.
  // What all tests load changes nothing that the product works things out with.
  const isShared = /(?:^|\/)conftest\.py$/.test(source.path)
  for (const { name, node } of patchedNames(source))
    if (/\.assert_?\w+$/.test(name) || (isShared && isComputing(name))) found.push(node)
  return found.map((node) => signAt(source, 'deciding', node))
}

/** Ways by which a hook leaves tests, or rows of them, out of a run; another order keeps them all. */
const dropping = [
  /\bitems\.(?:remove|pop|clear)\(/,
  /\bdel\s+items\b/,
  /\bpytest_deselected\b/,
  /\bitems(?:\[[^\]]*\])?\s*=\s*\[[^\]]*\bif\b/,
  /\bitems(?:\[[^\]]*\])?\s*=\s*(?:list\()?(?:filter\(|items\[)/,
]

function dropsTests(hook: SyntaxNode, source: PythonSource): boolean {
  const said = source.textOf(hook)
  if (dropping.some((way) => way.test(said))) return true
  const kept = /\bitems\[:\]\s*=\s*(\w+)\s*$/m.exec(said)?.[1]
  return kept !== undefined && new RegExp(`\\bif\\b[^]*\\b${kept}\\.append\\(`).test(said)
}

/** A method of unittest's own that a class of tests declares anew without calling the one that it had. */
function isOfTestCase(node: SyntaxNode, source: PythonSource): boolean {
  if (node.parent?.name !== 'Body' || node.parent.parent?.name !== 'ClassDefinition') return false
  const name =
    node.name === 'FunctionDefinition' || node.name === 'AssignStatement' ? node.getChild('VariableName') : null
  if (name === null || !ofTestCases.test(source.textOf(name))) return false
  const bases = node.parent.parent.getChild('ArgList')
  const isTestCase = bases !== null && /TestCase\b/.test(source.textOf(bases))
  return isTestCase && !/\bsuper\(|TestCase\.\w+\(/.test(source.textOf(node))
}

/** `self.addTypeEqualityFunc(int, lambda *both, msg: None)`: what says no nowhere. */
function comparesInPlace(node: SyntaxNode, source: PythonSource): boolean {
  if (node.name !== 'CallExpression' || !dottedName(node.firstChild, source).endsWith('.addTypeEqualityFunc'))
    return false
  const [, compare] = givenTo(node, source).values
  return compare?.name === 'LambdaExpression' && !/assert|fail|raise/.test(source.textOf(compare))
}
