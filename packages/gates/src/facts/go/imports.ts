import type { ImportEdge } from '../facts.ts'
import { linesOf } from '../lines-of.ts'
import type { Resolution } from '../resolve/resolution.ts'
import { packageFiles } from './packages.ts'

/**
 * Every import of a source of Go: its declarations all stand behind the package clause, and there is no other way. One edge for
 * each file of the package that it leads to, under any build constraint; packages of elsewhere have no target.
 */
export function goImports(text: string, path: string, resolution: Resolution): ImportEdge[] {
  const lineAt = linesOf(text)
  return importPaths(text).flatMap(({ specifier, at }): ImportEdge[] => {
    const edge = { specifier, line: lineAt(at), names: ['*'] }
    const targets = packageFiles(specifier, path, resolution)
    return targets.length === 0 ? [{ ...edge, target: null }] : targets.map((target) => ({ ...edge, target }))
  })
}

interface ImportPath {
  specifier: string
  at: number
}

/** Comments, strings, words, and single signs: as much of Go's lexical grammar as its import declarations need. */
const tokens = /\/\/.*|\/\*[^]*?\*\/|"((?:\\.|[^"\\\n])*)"|`([^`]*)`|[\p{L}_][\p{L}\p{N}_]*|[^\s]/gu

/** "The Go Programming Language Specification", Source file organization: package clause, imports, then everything else. */
function importPaths(text: string): ImportPath[] {
  const found: ImportPath[] = []
  let [declared, inside, depth] = [false, false, 0]
  for (const match of text.replace(/^\uFEFF/, ' ').matchAll(tokens)) {
    const [token, quoted, raw] = match
    if (token.startsWith('//') || token.startsWith('/*')) continue
    const specifier = quoted ?? raw
    if (!declared) {
      declared = token === 'import'
      if (!declared && ['func', 'var', 'const', 'type'].includes(token)) return found
      inside = declared
    } else if (specifier !== undefined && inside) {
      found.push({ specifier, at: match.index })
      declared = depth > 0
    } else if (token === '(') depth += 1
    else if (token === ')') [declared, depth] = [false, 0]
  }
  return found
}
