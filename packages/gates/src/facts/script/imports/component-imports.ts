import type { ImportFacts } from '../../facts.ts'
import { edgesOf, importsIn } from './imports.ts'
import type { Resolution } from '../../resolve/resolution.ts'
import { resolveImport } from '../../resolve/resolve-import.ts'
import { linesOf } from '../../lines-of.ts'
import { parseSource } from '../syntax.ts'

/** Whether a file is a component with scripts in it: of Vue, Svelte or Astro. */
export function isComponent(path: string): boolean {
  return /\.(?:vue|svelte|astro)$/.test(path)
}

/** Imports of a component: of each `<script>`, the file that a script's `src` names, and of Astro's head. */
export function componentImports(text: string, path: string, resolution: Resolution): ImportFacts {
  const lineAt = linesOf(text)
  const parts = scriptsOf(text, path).map(({ code, from, language, src }): ImportFacts => {
    if (src !== null) {
      const targets = resolveImport(path, src, resolution)
      return {
        problem: null,
        imports: targets.map((target) => ({ specifier: src, target, line: lineAt(from), names: ['*'] })),
      }
    }
    const source = parseSource(code, `${path}.${language}`)
    if (source.problem !== null) return { problem: source.problem, imports: [] }
    const above = lineAt(from) - 1
    const named = importsIn({ ...source, path }).map((one) => ({ ...one, line: one.line + above }))
    const imports = named.flatMap((one) => edgesOf(one, path, resolution))
    return { problem: null, imports }
  })
  const problem = parts.map((part) => part.problem).find((one) => one !== null) ?? null
  return { problem, imports: problem === null ? parts.flatMap(({ imports }) => imports) : [] }
}

interface Script {
  code: string
  /** Offset of the code. */
  from: number
  language: 'ts' | 'tsx' | 'jsx'
  /** The file that holds the code instead. */
  src: string | null
}

function scriptsOf(text: string, path: string): Script[] {
  const head = path.endsWith('.astro') ? /^\uFEFF?\s*---\r?\n([^]*?)\r?\n---/.exec(text) : null
  const first: Script[] =
    head === null ? [] : [{ code: head[1] ?? '', from: text.indexOf(head[1] ?? '', 3), language: 'tsx', src: null }]
  const blocks = [...text.matchAll(/<script\b((?:"[^"]*"|'[^']*'|[^>"'])*)>([^]*?)<\/script\s*>/gi)]
  return [...first, ...blocks.map((match) => scriptIn(match))]
}

function scriptIn({ 0: whole, 1: attributes = '', 2: code = '', index }: RegExpExecArray): Script {
  const valueOf = (name: string): string | null =>
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`)
      .exec(attributes)
      ?.slice(1)
      .find((one) => one !== undefined) ?? null
  const written = valueOf('lang')
  const language = written === 'ts' || written === 'tsx' ? written : 'jsx'
  return { code, from: index + whole.indexOf('>', 7 + attributes.length) + 1, language, src: valueOf('src') }
}
