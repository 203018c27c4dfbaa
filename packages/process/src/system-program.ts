import { existsSync } from 'node:fs'

/** Not PATH: what is first there may be a program of the repository. */
const folders = ['/usr/bin', '/bin', '/usr/local/bin', '/run/current-system/sw/bin']

/** The path of a program that the system brings; null where it is not there. */
export function systemProgram(name: string): string | null {
  return folders.map((folder) => `${folder}/${name}`).find((path) => existsSync(path)) ?? null
}
