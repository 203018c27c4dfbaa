import { nearest } from '@helix/core'
import { z } from 'zod'

/**
 * An object of the playbook that knows its keys. The message of an unknown key names the known ones, one line for each
 * unknown key in their order, so that every line can become a finding of its own.
 */
export function entry<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownName('key', key, known)).join('\n')
        : undefined,
  })
}

/** `unknown key "opns"; known: id, opens, exit. Did you mean "opens"?` */
export function unknownName(kind: string, word: string, known: readonly string[]): string {
  const meant = nearest(word, known)
  const list = known.length === 0 ? 'there is none' : `known: ${known.join(', ')}`
  return `unknown ${kind} "${word}"; ${list}${meant === undefined ? '' : `. Did you mean "${meant}"?`}`
}
