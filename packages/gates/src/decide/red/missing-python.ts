import { basename } from 'node:path'
import type { Failure } from '../../run/run.ts'
import type { RedClassName } from './classes.ts'
import type { RedContext } from './context.ts'
import { innermost } from './innermost.ts'
import { type Led, ledFrom } from './led-from.ts'
import { isToCome } from './missing-module.ts'
import { isMisplaced, isMisspelt } from './slips.ts'

const noModule = /^No module named ['"]([\w.]+)['"]|^\S+: No module named ([\w.]+)$/m
const noName = /^cannot import name ['"](\w+)['"] from (?:partially initialized module )?['"]([\w.]+)['"]/
const noMember =
  /^(?:partially initialized )?<?module ['"]([\w.]+)['"](?: from [^\n]*>)? (?:has no|does not have the) attribute ['"](\w+)['"]/

/** The class of a failure by which Python says that a module, or a name of one, is not there; null for every other. */
export function classifyMissingPython(failure: Failure, context: RedContext): RedClassName | null {
  const [, imported, started] = noModule.exec(failure.message) ?? []
  const module = imported ?? started
  if (module !== undefined) return missingModule(module, failure, context)
  const [, taken, from] = noName.exec(failure.message) ?? []
  if (taken !== undefined && from !== undefined) return missingName(taken, from, failure, context)
  const [, of, member] = noMember.exec(failure.message) ?? []
  return of === undefined || member === undefined ? null : missingName(member, of, failure, context)
}

function missingModule(module: string, failure: Failure, context: RedContext): RedClassName {
  const importing = innermost(failure, context)?.file ?? context.file
  const edge = edgeTo(module, importing, context)
  if (edge === undefined) {
    const asked = context.importsOf(importing).find(({ specifier }) => isBelow(specifier, module))
    const path = (asked?.specifier ?? module).replaceAll('.', '/')
    return isMisplaced(path, asked?.names ?? [], context) ? 'H-missing-helper' : 'H-missing-package'
  }
  if (context.isImplementation(importing)) return 'H-broken-source-import'
  if (context.exists(edge.target)) return 'H-other'
  return isToCome(edge.target, edge.names, context) ? 'R-missing-module' : 'H-missing-helper'
}

/** The sources must agree: the file imports that module of the product, which has no such name. */
function missingName(name: string, module: string, failure: Failure, context: RedContext): RedClassName | null {
  const importing = innermost(failure, context)?.file ?? context.file
  const edge = edgeTo(module, importing, context)
  if (edge === undefined || !context.isImplementation(edge.target))
    return context.isImplementation(importing) ? 'H-source-bug' : 'H-test-bug'
  if (context.isImplementation(importing)) return 'H-broken-source-import'
  const exported = context.exportsOf(edge.target)
  const isThere = context.exists(edge.target) && (exported === null || exported.includes(name))
  if (isThere) return 'H-other'
  return isMisspelt(name, exported ?? [], edge.names, context) ? 'H-test-bug' : 'R-missing-export'
}

/** Python names the first part of a module that is missing, from the root: `shop` of `shop.cart`. */
function edgeTo(module: string, importing: string, context: RedContext): Led | undefined {
  const edges = ledFrom(importing, context)
  const written = edges.find(({ specifier }) => isBelow(specifier, module))
  const full = edges.find(({ specifier, names }) => names.some((name) => `${specifier}.${name}` === module))
  return written ?? full ?? edges.find(({ target }) => isModuleOf(module, target))
}

function isBelow(specifier: string, module: string): boolean {
  return specifier === module || specifier.startsWith(`${module}.`)
}

/** Whether a path is that of a module, wherever its packages begin. */
function isModuleOf(module: string, path: string): boolean {
  const stem = path.replace(/(?:\/__init__)?\.pyi?$/, '').replaceAll('/', '.')
  return (
    basename(path).endsWith('.py') && (stem === module || stem.endsWith(`.${module}`) || stem.startsWith(`${module}.`))
  )
}
