/** A module of Helix's own: its file's name and its text. */
export interface OwnModule {
  name: string
  text: string
}

/**
 * Helix's own modules as one script that asks nobody for them, each behind those that it imports; what they export lies frozen at
 * `globalThis[Symbol.for(place)]`, where nobody puts anything else. For Jest, which loads modules only with
 * `--experimental-vm-modules`, refuses packages that a project transforms with this option, and lets a project's setup mock
 * whatever another file requires. Of the language's forms it knows those that the files of `assets` use; a test loads each one.
 */
export function oneScript(modules: readonly OwnModule[], place: string): string {
  const written = modules.map(({ name, text }) => `const ${nameOf(name)} = (() => {\n${bodyOf(text)}})()\n`)
  const all = modules.map(({ name }) => `...${nameOf(name)}`).join(', ')
  const kept = `Object.defineProperty(globalThis, Symbol.for('${place}'), { value: Object.freeze({ ${all} }) })`
  return `'use strict'\n${written.join('')}${kept}\n`
}

function bodyOf(text: string): string {
  const exported: string[] = []
  const body = text
    .replace(/^import (\w+|\{[^}]*\}) from '([^']+)'$/gm, (_, names: string, from: string) => {
      return `const ${names} = ${from.startsWith('./') ? nameOf(from.slice(2)) : `require('${from}')`}`
    })
    .replace(/^export ((?:async )?function|const|class) (\w+)/gm, (_, kind: string, name: string) => {
      exported.push(name)
      return `${kind} ${name}`
    })
  return `${body}\nreturn Object.freeze({ ${exported.join(', ')} })\n`
}

const nameOf = (file: string): string => file.replace(/\.mjs$/, '').replaceAll('-', '_')
