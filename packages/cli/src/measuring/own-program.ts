import { fileURLToPath } from 'node:url'

/** The command's own file, beside which the sources or the chunks of a build lie. */
export function ownProgram(): string {
  const end = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return fileURLToPath(new URL(`../main.${end}`, import.meta.url))
}
