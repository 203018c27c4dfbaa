import type { Node } from 'oxc-parser'
import { isInert } from '../inert-packages.ts'
import { type Source, walk } from '../syntax.ts'
import { usesForeignNames } from './foreign-names.ts'
import { moduleNames } from './module-names.ts'
import { type TestScope, contextOf } from './test-scope.ts'

const talking = new Set([
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'Worker',
  'SharedWorker',
  'eval',
  'require',
])

/**
 * Whether a test's own body uses anything from outside of itself: what the file imports from elsewhere than assertion
 * libraries, modules that it loads, globals that talk to others or that nobody declares here, variables that hooks may fill,
 * fixtures that it is handed.
 */
export function touchesOutside(body: readonly (Node | null)[], scope: TestScope, source: Source): boolean {
  const outside = outsideNames(source)
  const modules = moduleNames(source)
  const own = contextOf(body, { ...scope, around: [] })
  if (body.some((node) => node !== null && 'params' in node && Array.isArray(node.params) && node.params.length > 0))
    return true
  let found = usesForeignNames([...body, ...own], source)
  for (const node of [...body, ...own]) {
    if (node === null) continue
    walk(node, (inner) => {
      if (inner.type === 'ImportExpression') found = true
      if (inner.type === 'Identifier')
        found ||= talking.has(inner.name) || outside.has(inner.name) || modules.get(inner.name)?.isRequired === true
      if (inner.type === 'VariableDeclarator' && inner.init === null && own.includes(inner)) found = true
    })
  }
  return found
}

/** Names that imports bring in, assertion libraries and pure built-ins aside. */
function outsideNames({ module }: Source): Set<string> {
  const names = module.staticImports.flatMap(({ moduleRequest, entries }) =>
    entries
      .filter(({ isType, importName }) => !isType && !isInert(moduleRequest.value, importName.name))
      .map(({ localName }) => localName.value),
  )
  return new Set(names)
}
