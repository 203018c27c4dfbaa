import type { Failure } from '../../run/run.ts'
import type { RedContext } from './context.ts'

const notProvided = /requested module ['"]([^'"]+)['"] does not provide an export named ['"]([^'"]+)['"]/
const notCallable = /(?:^|[\s(.,])([A-Za-z_$][\w$]*)\)? is not a (?:function|constructor)/

/**
 * Whether it fails because a module of the product does not export what the test imports. The message alone could be any
 * bug; the sources must agree: the test imports that name from a file of the product, which exports no such name.
 */
export function isMissingExport(failure: Failure, context: RedContext): boolean {
  const name = notProvided.exec(failure.message)?.[2] ?? notCallable.exec(failure.message)?.[1]
  if (name === undefined) return false
  return context.importsOf(context.file).some(({ target, names }) => {
    if (target === null || !(names.includes(name) || names.includes('*')) || !context.isImplementation(target))
      return false
    const exported = context.exportsOf(target)
    return exported !== null && !exported.includes(name)
  })
}
