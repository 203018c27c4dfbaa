import { type Plugin, RolldownMagicString } from 'rolldown'
import { parseSync, Visitor } from 'rolldown/utils'

/** Makes Node's compile cache hold the functions of these chunks. */
export function compileAtOnce(chunks: readonly string[]): Plugin {
  return {
    name: 'compile-at-once',
    renderChunk: (code, { name }) => (chunks.includes(name) ? encloseFunctions(code) : null),
  }
}

/**
 * The same script with its functions in parentheses: V8 takes them for a sign of a function that is called at once, compiles it
 * with the script in the place of at its first call, and keeps nothing else in a cache. A declaration becomes a variable at the
 * top, where it is as early as it was; a named method of a plain object becomes a property, unless it names `super`. Methods of classes,
 * async arrow functions and declarations within functions stay late: V8 has no sign for the first two, and few are the third.
 */
export function encloseFunctions(code: string): string {
  const { program } = parseSync('chunk.js', code, { sourceType: 'commonjs' })
  const text = new RolldownMagicString(code)
  const top = program.body.find((statement) => !('directive' in statement))?.start ?? 0
  for (const statement of program.body) {
    if (statement.type !== 'FunctionDeclaration' || statement.id === null) continue
    const { id, start, end } = statement
    text.prependRight(start, `var ${id.name}=(`).remove(id.start, id.end).appendLeft(end, ');\n')
    if (start > top) text.move(start, end, top)
  }
  const enclose = ({ start, end }: { start: number; end: number }): void => {
    text.prependRight(start, '(').appendLeft(end, ')')
  }
  new Visitor({
    ArrowFunctionExpression: enclose,
    Property: ({ method, key, computed, value, start }) => {
      if (!method || computed || value.type !== 'FunctionExpression' || /\bsuper\b/.test(code.slice(start, value.end)))
        return
      const kind = `${value.async ? 'async ' : ''}function${value.generator ? '*' : ''}`
      text.overwrite(start, value.start, `${code.slice(key.start, key.end)}:(${kind}`).appendLeft(value.end, ')')
    },
    // That of a method begins with its parameters.
    FunctionExpression: (node) => (code[node.start] === '(' ? undefined : enclose(node)),
  }).visit(program)
  return text.toString()
}
