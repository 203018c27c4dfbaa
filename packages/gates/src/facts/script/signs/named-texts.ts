import type { Source } from '../syntax.ts'
import { textOf } from './member-path.ts'

/** Names of a file that stand for a text, be it made of others. */
export function namedTexts({ program }: Source): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue
    for (const { id, init } of statement.declarations) {
      const text = init === null ? null : textOf(init, found)
      if (id.type === 'Identifier' && text !== null) found.set(id.name, text)
    }
  }
  return found
}
