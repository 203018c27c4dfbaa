// Names that modules of the product do not export.
import type { Failure } from '../../run/run.ts'
import type { RedClassName } from './classes.ts'
import type { RedContext } from './context.ts'
import { innermost } from './innermost.ts'
import { type Led, ledFrom } from './led-from.ts'
import { isMisspelt } from './slips.ts'

const notProvided = /requested module ['"]([^'"]+)['"] does not provide an export named ['"]([^'"]+)['"]/
/** What comes of a name that is not exported, where a transpiler links it all the same. */
const ofUndefined = /\bundefined\b.*\b(?:reading|object|constructor|iterable|destructure)/
const notCallable = /(?:^|[\s(.,])([A-Za-z_$][\w$]*)\)?(?:\(\.{3}\))? is not a (?:function|constructor)/

/**
 * The class of a failure by which a runtime says that a module does not export a name; null for every other. That something is
 * no function could be any bug; the sources must agree: the test imports that name from a file of the product, which exports no
 * such name.
 */
export function classifyMissingExport(failure: Failure, context: RedContext): RedClassName | null {
  const { message } = failure
  const [, specifier, provided] = notProvided.exec(message) ?? []
  if (specifier !== undefined && provided !== undefined) return notProvidedBy(specifier, provided, context)
  const thrower = innermost(failure, context)?.file
  const isBroken = thrower !== undefined && context.isImplementation(thrower)
  const called = notCallable.exec(message)?.[1]
  if (called !== undefined && called !== 'undefined') {
    const edge = lackingIn(isBroken ? thrower : context.file, context, called)
    return edge === undefined ? null : ofImporter(isBroken, called, edge, context)
  }
  return thrower !== undefined && failure.name === 'TypeError' && ofUndefined.test(message)
    ? notLinked(thrower, isBroken, context)
    : null
}

/** The file that broke imports what the product does not export: no runtime that links modules would have run it. */
function notLinked(thrower: string, isBroken: boolean, context: RedContext): RedClassName | null {
  for (const edge of ledFrom(thrower, context)) {
    const name = edge.names.find((one) => one !== '*' && isLacking(one, edge, context))
    if (name !== undefined) return ofImporter(isBroken, name, edge, context)
  }
  return null
}

function ofImporter(isBroken: boolean, name: string, edge: Led, context: RedContext): RedClassName {
  return isBroken ? 'H-broken-source-import' : ofProduct(name, edge, context)
}

/** The import of a file by which it asks the product for a name, which is not exported. */
function lackingIn(path: string, context: RedContext, name: string): Led | undefined {
  return ledFrom(path, context).find(
    (edge) => (edge.names.includes(name) || edge.names.includes('*')) && isLacking(name, edge, context),
  )
}

function isLacking(name: string, { target }: Led, context: RedContext): boolean {
  return context.isImplementation(target) && context.exportsOf(target)?.includes(name) === false
}

/** Node names the module as it is imported, and not by whom: the test, what it imports, or the product itself. */
function notProvidedBy(specifier: string, name: string, context: RedContext): RedClassName {
  const takes = (path: string) =>
    ledFrom(path, context).find((edge) => edge.specifier === specifier && edge.names.includes(name))
  const importers = [context.file, ...context.paths.filter((path) => path !== context.file)]
  for (const importer of importers) {
    const edge = takes(importer)
    if (edge === undefined) continue
    if (!context.isImplementation(edge.target)) return 'H-test-bug'
    return ofImporter(context.isImplementation(importer), name, edge, context)
  }
  return 'H-test-bug'
}

function ofProduct(name: string, { target, names }: Led, context: RedContext): RedClassName {
  return isMisspelt(name, context.exportsOf(target) ?? [], names, context) ? 'H-test-bug' : 'R-missing-export'
}
