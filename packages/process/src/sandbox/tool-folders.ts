import { existsSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, isAbsolute, join, sep } from 'node:path'

/** Programs that installations and tests start, wherever they were installed. */
const programs = ['node', 'npm', 'npx', 'pnpm', 'pnpx', 'yarn', 'bun', 'corepack', 'git', 'python3', 'uv', 'poetry']

/** Where version managers keep what the programs on PATH lead to. None of them holds a key. */
const managers = [
  '.nvm', '.fnm', '.volta', '.asdf', '.nodenv', '.proto', '.bun', '.pyenv', '.rbenv', '.rustup', '.sdkman', '.local/share/mise',
  '.local/share/fnm', '.local/share/pnpm', '.local/share/uv/python',
] // prettier-ignore

/** Variables by which they are told another place than that. */
const places = [
  'NVM_DIR', 'FNM_DIR', 'VOLTA_HOME', 'ASDF_DATA_DIR', 'NODENV_ROOT', 'PROTO_HOME', 'BUN_INSTALL', 'PYENV_ROOT', 'RBENV_ROOT',
  'RUSTUP_HOME', 'MISE_DATA_DIR', 'UV_PYTHON_INSTALL_DIR',
] // prettier-ignore

/**
 * Folders to be seen in a sandbox for programs to run: those of PATH, the packages of Node and of package managers, and version
 * managers of the home. A folder that others of the user's lie below is left out.
 */
export function toolFolders(path: string, home: string = homedir(), env: NodeJS.ProcessEnv = process.env): string[] {
  const onPath = path.split(delimiter).filter((folder) => isAbsolute(folder) && existsSync(folder))
  const found = programs.flatMap((name) => onPath.map((folder) => join(folder, name)).find(existsSync) ?? [])
  const all = [
    ...[...managers.map((name) => join(home, name)), ...places.map((name) => env[name] ?? '')].filter(
      (place) => isAbsolute(place) && existsSync(place),
    ),
    ...onPath.map(withPackages),
    ...[process.execPath, ...found].flatMap((program) => installationOf(realpathSync(program))),
  ]
  return outsideOf([...new Set(all)], home)
}

/**
 * What else must be seen in a sandbox for an argv to run: the package or the folder of its program, and the files that it names
 * by absolute paths, with their packages where they are installed.
 */
export function placesOf(argv: readonly string[], path: string, home: string = homedir()): string[] {
  const [program = '', ...words] = argv
  const named = isAbsolute(program) ? [program] : path.split(delimiter).map((folder) => join(folder, program))
  const found = named.find((candidate) => isAbsolute(candidate) && existsSync(candidate))
  const files = words.filter((word) => isAbsolute(word) && existsSync(word) && statSync(word).isFile())
  const own = found === undefined ? [] : [found, realpathSync(found)]
  const folders = [
    ...own.slice(1).flatMap(installationOf),
    ...files.map(packageOf).filter((folder) => folder.includes('/node_modules/')),
  ]
  return [...new Set([...own, ...files, ...outsideOf(folders, home)])]
}

/** Without folders that others of the user's lie below. */
function outsideOf(folders: readonly string[], home: string): string[] {
  const wide = [home, realOf(home), '/tmp'].flatMap(ancestors)
  return folders.filter((folder) => !wide.includes(folder))
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

/** Of a program in a virtual environment of Python (PEP 405) that environment and its Python's folder, else the package's alone. */
function installationOf(program: string): string[] {
  const environment = dirname(dirname(program))
  if (!existsSync(join(environment, 'pyvenv.cfg'))) return [packageOf(program)]
  return [environment, dirname(dirname(realOf(join(environment, 'bin/python'))))]
}

/** A path and all above it. */
function ancestors(path: string): string[] {
  const names = path.split(sep).filter((name) => name !== '')
  return ['/', ...names.map((_, at) => `/${names.slice(0, at + 1).join('/')}`)]
}

function realOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : path
}
