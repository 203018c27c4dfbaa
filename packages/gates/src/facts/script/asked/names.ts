import type { Node } from 'oxc-parser'
import { type Source, walk } from '../syntax.ts'
import { pathOf } from '../signs/member-path.ts'
import { boundNames } from '../tests/declarations.ts'
import { defaultsIn } from './defaults.ts'

/** What a name stands for: a value, or a member of one. */
interface Named {
  value: Node
  member?: string
}

/** What the names of a source stand for. */
export interface Names {
  /** Names that always stand for one value. */
  values: ReadonlyMap<string, Named>
  /** What the source declares or imports: none of it is the language's. */
  own: ReadonlySet<string>
  /** Names that are spoken where they are declared and once more: nobody was handed what they stand for before. */
  single: ReadonlySet<string>
  /** What is asked as only a date can be. */
  dates: ReadonlySet<string>
  /** It puts something else in the place of what the platform fetches with. */
  replacesFetch: boolean
  /** It turns the clock, or puts another in its place. */
  turnsClock: boolean
  /** What the source takes from packages: nothing of it is the product's. */
  foreign: ReadonlySet<string>
  /** What answers a promise, by its last name. */
  promised: ReadonlySet<string>
}

const onDates = /^(?:getUTC[A-Z]\w+|getFullYear|getTimezoneOffset|toISOString)$/

/** They put other things into a list, or in another order. */
const changing = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin)$/

export function namesIn({ program, module, text }: Source): Omit<Names, 'promised'> {
  const values = new Map<string, Named | null>()
  const dates = new Set<string>()
  const own = new Set(module.staticImports.flatMap(({ entries }) => entries.map(({ localName }) => localName.value)))
  const packages = module.staticImports.filter(({ moduleRequest }) => !/^[./#~@$]/.test(moduleRequest.value))
  const foreign = new Set(packages.flatMap(({ entries }) => entries.map(({ localName }) => localName.value)))
  const bound = [...own]
  const bind = (pattern: Node): void => {
    for (const name of boundNames(pattern)) {
      bound.push(name)
      own.add(name)
      values.set(name, null)
    }
  }
  const changed = new Set<string>()
  const spoken: string[] = []
  walk(program, (node) => {
    if (node.type === 'Identifier') spoken.push(node.name)
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const { object, property } = node.callee
      if (object.type === 'Identifier' && property.type === 'Identifier' && changing.test(property.name))
        changed.add(object.name)
    }
    if (node.type === 'MemberExpression' && node.property.type === 'Identifier' && onDates.test(node.property.name))
      dates.add(pathOf(node.object))
    if ('params' in node && Array.isArray(node.params)) for (const one of node.params) bind(one)
    if (node.type === 'ClassDeclaration' && node.id !== null) bind(node.id)
    if (node.type === 'FunctionDeclaration' && node.id !== null) {
      const isSeen = own.has(node.id.name)
      bind(node.id)
      if (!isSeen) values.set(node.id.name, { value: node })
    }
    if (node.type !== 'VariableDeclaration') return
    for (const { id, init } of node.declarations) {
      if (
        id.type === 'Identifier' &&
        id.typeAnnotation &&
        text.slice(id.typeAnnotation.start, id.typeAnnotation.end) === ': Date'
      )
        dates.add(id.name)
      const seen = boundNames(id).filter((name) => own.has(name))
      const found = node.kind === 'const' && init !== null ? valuesOf(id, init) : []
      bind(id)
      for (const [name, named] of found) if (!seen.includes(name)) values.set(name, named)
    }
  })
  for (const [name, value] of defaultsIn(program))
    if (bound.indexOf(name) === bound.lastIndexOf(name)) values.set(name, { value })
  const known = [...values].flatMap(([name, value]) =>
    value === null || (changed.has(name) && value.value.type !== 'NewExpression') ? [] : [[name, value] as const],
  )
  dates.delete('')
  const counts = Map.groupBy(spoken, (name) => name)
  const single = new Set([...own].filter((name) => counts.get(name)?.length === 2))
  const replacesFetch = /['"]fetch['"]|\bfetch\s*=[^=]/.test(text)
  const turnsClock = /useFakeTimers|\btimers\.enable|\bnow\s*=[^=]|\bspyOn\(performance/.test(text)
  return { values: new Map(known), own, foreign, single, dates, replacesFetch, turnsClock }
}

/** `a` of `const a = …`, `b` of `const { b } = …` and of `const { b: a } = …`. */
function valuesOf(id: Node, value: Node): [string, Named][] {
  if (id.type === 'Identifier') return [[id.name, { value }]]
  if (id.type !== 'ObjectPattern') return []
  return id.properties.flatMap((property): [string, Named][] => {
    if (property.type !== 'Property' || property.computed) return []
    const { key, value: bound } = property
    return key.type === 'Identifier' && bound.type === 'Identifier' ? [[bound.name, { value, member: key.name }]] : []
  })
}
