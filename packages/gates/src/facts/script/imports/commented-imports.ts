import type { Source } from '../syntax.ts'
import type { Found } from '../../found-import.ts'

/**
 * Imports that stand in comments and that TypeScript reads: `/// <reference path>`, and in JavaScript the types of JSDoc
 * (`{import('./cart.js').Cart}`, `@import {Cart} from './cart.js'`).
 */
export function commentedImports({ comments, path }: Source): Found[] {
  const isJavaScript = /\.[cm]?jsx?$/.test(path)
  return comments.flatMap(({ type, value, start }) => {
    if (type === 'Line') {
      const text = /^\/\s*<reference\s+path\s*=\s*["']([^"']+)["']/.exec(value)?.[1]
      return text === undefined ? [] : [{ specifier: { text: beside(text) }, at: start, names: ['*'] }]
    }
    if (!isJavaScript || !value.startsWith('*')) return []
    return [...typesIn(value), ...importTags(value)].map(({ text, offset }) => ({
      specifier: { text },
      at: start + 2 + offset,
      names: ['*'],
    }))
  })
}

interface Named {
  text: string
  /** Where in the comment. */
  offset: number
}

const typed =
  /@(?:type|typedef|param|arg|argument|returns?|prop|property|template|satisfies|extends|augments|implements|this|enum|throws|yields?|callback|overload)\s*\{/g
const imported = /\bimport\(\s*["']([^"']+)["']\s*\)/g

/** Imports inside the braces of tags that hold types; prose and examples hold none. */
function typesIn(comment: string): Named[] {
  return [...comment.matchAll(typed)].flatMap(({ index, 0: tag }) => {
    const from = index + tag.length
    const type = comment.slice(from, endOfBraces(comment, from))
    return [...type.matchAll(imported)].map((match) => ({ text: match[1] ?? '', offset: from + match.index }))
  })
}

function endOfBraces(text: string, from: number): number {
  let open = 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') open += 1
    if (text[at] === '}') open -= 1
    if (open === 0) return at
  }
  return text.length
}

function importTags(comment: string): Named[] {
  const tags = comment.matchAll(/@import\s+[\w$*{][^@]*?\bfrom\s+["']([^"']+)["']/g)
  return [...tags].map((match) => ({ text: match[1] ?? '', offset: match.index }))
}

/** `path` is relative to the file, with or without a dot. */
function beside(path: string): string {
  return /^(?:\.{1,2}\/|\/)/.test(path) ? path : `./${path}`
}
