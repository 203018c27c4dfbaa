import type { Node } from 'oxc-parser'
import { namesPlace } from '../../named-place.ts'
import { type Source, childrenOf, holds, walk } from '../syntax.ts'
import { keyOf, pathOf, textOf } from './member-path.ts'
import { namedTexts } from './named-texts.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/**
 * Code that compares where it runs with places that it knows: the folder it lies or works in, the machine, the user, how many
 * variables there are, packages that only developers install. What is made of such a place (`join(cwd(), 'data')`) asks nothing.
 */
export const surroundings: SignFinder = (source) => {
  const texts = namedTexts(source)
  const times = timesDeclared(source)
  const places = new Set<string>()
  const isPlace = (node: Node): boolean => isOwnPlace(node) || (node.type === 'Identifier' && places.has(node.name))
  const isMade = (node: Node): boolean => isPlace(node) || (isStep(node) && childrenOf(node).some(isMade))
  walk(source.program, (node) => {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.init === null) return
    if (times.get(node.id.name) === 1 && isMade(node.init)) places.add(node.id.name)
  })
  const tells = (node: Node): boolean => {
    const text = node.type === 'Literal' && 'regex' in node && node.regex ? node.regex.pattern : textOf(node, texts)
    return text !== null && namesPlace(text)
  }
  const found: Node[] = []
  walk(source.program, (node) => {
    if (node.type === 'BinaryExpression' && /^(?:[!=]==?|[<>]=?)$/.test(node.operator)) {
      const { left, right } = node
      if ((isMade(left) && tells(right)) || (isMade(right) && tells(left))) found.push(node)
    }
    if (node.type === 'MemberExpression' && keyOf(node.property) === 'length' && listsVariables(node.object))
      found.push(node)
    if (node.type === 'MemberExpression' && reported.test(keyOf(node.property)) && readsReport(node)) found.push(node)
    if (node.type !== 'CallExpression') return
    if (
      /^process\.(?:listenerCount|listeners|rawListeners)$/.test(pathOf(node.callee)) &&
      ofRunners.test(textOf(node.arguments[0] ?? node, texts) ?? '')
    )
      found.push(node)
    const { callee, arguments: given } = node
    if (callee.type === 'MemberExpression' && searching.test(keyOf(callee.property))) {
      const [first] = given
      if (first !== undefined && ((isMade(callee.object) && tells(first)) || (isMade(first) && tells(callee.object))))
        found.push(node)
    }
    const name = callee.type === 'MemberExpression' ? keyOf(callee.property) : keyOf(callee)
    if (looking.test(name) && given.some((one) => ofDevelopers.test(textOf(one, texts) ?? ''))) found.push(node)
  })
  const lines = new Map(found.map((node) => [source.lineAt(node.start), node]))
  return [...lines.values()].map((node) => signAt(source, 'sniffing', node))
}

const searching = /^(?:includes|startsWith|endsWith|indexOf|lastIndexOf|match|search|test|exec)$/
const looking = /^(?:exists|existsSync|access|accessSync|stat|statSync|lstat|lstatSync|readdir|readdirSync)$/
/** What is there where a product is worked on, and nowhere else. */
const ofDevelopers = /(?:^|\/)(?:node_modules\/\S|(?:vitest|jest|playwright|stryker)\.config\.)/

const calls = /^(?:(?:process\.)?(?:cwd|get[eu]?[ug]id)|(?:os\.)?(?:homedir|tmpdir|hostname|userInfo))$/
const members = /^(?:process\.(?:ppid|pid)|process\.env\.(?:HOME|USER|LOGNAME|TMPDIR|PWD|HOSTNAME|SHELL))$/

/** `process.cwd()`, `import.meta.dirname`, `__dirname`, `os.hostname()`, `process.env.HOME`. */
function isOwnPlace(node: Node): boolean {
  if (node.type === 'Identifier') return /^__(?:dir|file)name$/.test(node.name)
  if (node.type === 'CallExpression') return calls.test(pathOf(node.callee))
  if (node.type !== 'MemberExpression') return false
  if (node.object.type === 'MetaProperty') return /^(?:dirname|filename|url)$/.test(keyOf(node.property))
  return members.test(pathOf(node))
}

/** `here.split('/').pop()`, `basename(here)`, `${here}`: what such steps answer tells of the place. */
function isStep(node: Node): boolean {
  if (node.type === 'CallExpression') {
    const { callee } = node
    if (callee.type === 'MemberExpression' && ofTexts.test(keyOf(callee.property))) return true
    return /^(?:(?:path|posix)\.)?(?:basename|dirname|resolve|normalize|fileURLToPath|String)$/.test(pathOf(callee))
  }
  return /^(?:MemberExpression|TemplateLiteral|ChainExpression|ParenthesizedExpression)$/.test(node.type)
}

const ofTexts =
  /^(?:split|slice|substring|substr|at|pop|shift|reverse|join|replace|replaceAll|toLowerCase|toUpperCase|trim|toString|charAt|concat)$/

/** How often a source declares a name, parameters among them: one that it declares twice need not stand for the same. */
function timesDeclared({ program }: Source): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  const count = (node: Node): void => {
    if (node.type === 'Identifier') times.set(node.name, (times.get(node.name) ?? 0) + 1)
    else if (/Pattern$|^RestElement$/.test(node.type)) for (const child of childrenOf(node)) count(child)
    else if (node.type === 'Property') count(node.value)
  }
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator') count(node.id)
    if ('params' in node && Array.isArray(node.params)) for (const one of node.params) count(one)
  })
  return times
}

/** What Node's diagnostic report says of how its process was started. */
const reported = /^(?:commandLine|environmentVariables)$/
/** Runners listen for what nobody caught; most products do not, and ask nobody who does. */
const ofRunners = /^(?:uncaughtException|unhandledRejection|message|disconnect)$/

/** `process.report.getReport().header.commandLine`. */
function readsReport({ object }: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return holds(object, (node) => node.type === 'MemberExpression' && keyOf(node.property) === 'getReport')
}

/** `Object.keys(process.env)`. */
function listsVariables(node: Node): boolean {
  if (node.type !== 'CallExpression') return false
  const [first] = node.arguments
  return (
    first !== undefined &&
    pathOf(first) === 'process.env' &&
    /^(?:Object\.(?:keys|values|entries|getOwnPropertyNames)|Reflect\.ownKeys)$/.test(pathOf(node.callee))
  )
}
