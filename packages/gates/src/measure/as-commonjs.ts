/**
 * The text of one of Helix's own modules for those who load CommonJS: Jest asks for `--experimental-vm-modules` before it
 * loads any other, and with this option it refuses packages that a project has transformed. Of the language's forms it knows those
 * that the files of `assets` use; their test loads each one. As with a module, nobody puts something else in the place of what it exports.
 */
export function asCommonjs(text: string): string {
  const exported: string[] = []
  const body = text
    .replace(/^import '([^']+)'$/gm, (_, from: string) => `require('${renamed(from)}')`)
    .replace(/^import (\w+|\{[^}]*\}) from '([^']+)'$/gm, (_, names: string, from: string) => {
      return `const ${names} = require('${renamed(from)}')`
    })
    .replace(/^export ((?:async )?function|const|class) (\w+)/gm, (_, kind: string, name: string) => {
      exported.push(name)
      return `${kind} ${name}`
    })
  return `'use strict'\n${body}\n${exported.map((name) => `exports.${name} = ${name}\n`).join('')}Object.freeze(exports)\n`
}

/** The name under which the CommonJS of one of Helix's own modules lies; other names stay. */
export function renamed(name: string): string {
  return name.replace(/\.mjs$/, '.cjs')
}
