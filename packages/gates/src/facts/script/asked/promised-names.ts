import type { Node } from 'oxc-parser'
import { keyOf } from '../signs/member-path.ts'
import { isScript, parseSource, walk } from '../syntax.ts'

/** Methods of the language's own objects: a name of theirs tells nothing. */
const common = new Set(
  [Array, String, Map, Set, Promise, Function, Object].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype),
  ),
)

/** Names of functions and methods which answer a promise wherever sources declare one of that name. */
export function promisedNames(
  paths: readonly string[],
  textOf: (path: string) => string | undefined,
): ReadonlySet<string> {
  const sources = paths.filter(isScript).map((path): [string, string] => [path, textOf(path) ?? ''])
  const promised = new Set<string>()
  const others = new Set(common)
  const read = ([path, text]: readonly [string, string]): void =>
    walk(parseSource(text, path).program, (node) => {
      const [name, made] = declaredBy(node)
      if (name !== '' && made !== null) (isPromised(made, text) ? promised : others).add(name)
    })
  const able = sources.filter(([, text]) => /\basync\b|\bPromise\b/.test(text))
  able.forEach(read)
  // The others are read for the names alone that are in question.
  const inQuestion = [...promised].filter((name) => !others.has(name))
  sources.filter((one) => !able.includes(one) && inQuestion.some((name) => one[1].includes(name))).forEach(read)
  return new Set(inQuestion.filter((name) => !others.has(name)))
}

function declaredBy(node: Node): [name: string, made: Node | null] {
  if (node.type === 'FunctionDeclaration') return [node.id?.name ?? '', node]
  if (node.type === 'VariableDeclarator') return [node.id.type === 'Identifier' ? node.id.name : '', node.init]
  const isMember = node.type === 'MethodDefinition' || node.type === 'PropertyDefinition' || node.type === 'Property'
  return isMember && !node.computed ? [keyOf(node.key), node.value] : ['', null]
}

function isPromised(made: Node, text: string): boolean {
  if (!('async' in made) || made.generator) return false
  const { returnType } = made
  const said = returnType ? text.slice(returnType.start, returnType.end) : ''
  return made.async || /^:\s*Promise\b/.test(said)
}
