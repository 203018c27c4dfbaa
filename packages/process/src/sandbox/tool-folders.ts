import { existsSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, isAbsolute, join, sep } from 'node:path'

/** Programs that installations and tests start, wherever they were installed. */
const programs = ['node', 'npm', 'npx', 'pnpm', 'pnpx', 'yarn', 'bun', 'corepack', 'git', 'python3']

/** Where version managers keep what the programs on PATH lead to. None of them holds a key. */
const managers = [
  '.nvm', '.fnm', '.volta', '.asdf', '.nodenv', '.proto', '.bun', '.pyenv', '.rbenv', '.rustup', '.sdkman', '.local/share/mise',
  '.local/share/fnm', '.local/share/pnpm',
] // prettier-ignore

/**
 * Folders to be seen in a sandbox for programs to run: those of PATH, the packages of Node and of package managers, and version
 * managers of the home. A folder that others of the user's lie below is left out.
 */
export function toolFolders(path: string, home: string = homedir()): string[] {
  const onPath = path.split(delimiter).filter((folder) => isAbsolute(folder) && existsSync(folder))
  const found = programs.flatMap((name) => onPath.map((folder) => join(folder, name)).find(existsSync) ?? [])
  const all = [
    ...managers.map((name) => join(home, name)).filter(existsSync),
    ...onPath.map(withPackages),
    ...[process.execPath, ...found].map((program) => packageOf(realpathSync(program))),
  ]
  const wide = [home, realOf(home), '/tmp'].flatMap(ancestors)
  return [...new Set(all)].filter((folder) => !wide.includes(folder))
}

/** Programs in `node_modules/.bin` are links and scripts that lead to the packages beside that folder. */
function withPackages(folder: string): string {
  return folder.endsWith('/node_modules/.bin') ? dirname(folder) : folder
}

/** Of `…/node_modules/npm/bin/npm-cli.js` the package's folder, else the folder that the program lies in. */
function packageOf(program: string): string {
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(program) ?? []
  return folder ?? dirname(program)
}

/** A path and all above it. */
function ancestors(path: string): string[] {
  const names = path.split(sep).filter((name) => name !== '')
  return ['/', ...names.map((_, at) => `/${names.slice(0, at + 1).join('/')}`)]
}

function realOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : path
}
