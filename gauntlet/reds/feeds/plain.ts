// Jest without a transform reads no types: the same sources as JavaScript.
import { stripTypeScriptTypes } from 'node:module'
import type { Files, Red } from '../case.ts'

export function plainRed({ text, path, ...red }: Red): Red {
  return { ...red, text: plainText(text), ...(path !== undefined && { path: path.replace(/ts$/, 'js') }) }
}

/** A text without types, whose imports name files of JavaScript. */
function plainText(text: string): string {
  return strippedOrTorn(text).replaceAll(/(?<=['"](?:\.|#)[^'"\n]*)\.ts(?=['"])/g, '.js')
}

export function plain(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) =>
      path.endsWith('.ts') ? [path.replace(/ts$/, 'js'), plainText(text)] : [path, text],
    ),
  )
}

/** What cannot be parsed stays as it is. */
function strippedOrTorn(text: string): string {
  try {
    return stripTypeScriptTypes(text)
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}
