import { isBuiltin } from 'node:module'

/** A specifier of a module of Node by its full name: `fs` is `node:fs`. */
export function atHome(specifier: string): string {
  return isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier
}
