import { membersOf } from './members.ts'
import type { Stack } from './stack.ts'

/**
 * How a package manager installs exactly what the lockfile says, starts an installed program, and where it keeps what
 * it decides.
 */
export interface Manager {
  install: string[]
  inputs: string[]
  start: string[]
}

/** The manager of a stack. */
export function managerOf(stack: Stack): Manager {
  const { packageManager, python, installed } = stack
  if (packageManager === 'pip') return pipWith(python, installed)
  const { install, inputs, start } = stack.unlocked ? unlocked : managers[packageManager]
  const extra = packageManager === 'uv' ? '--extra' : '--extras'
  const extras = (python?.extras ?? []).flatMap((name) => [extra, name])
  return {
    install: [...install, ...extras, ...(python?.groups ?? []).flatMap((name) => ['--group', name])],
    inputs: [...inputs, ...membersOf(stack).map((member) => `${member}/package.json`)],
    start,
  }
}

// `npx --no tsc --noEmit` takes --noEmit for itself: only what follows -- is the program's.
const managers: Readonly<Record<Exclude<Stack['packageManager'], 'pip'>, Manager>> = {
  npm: { install: ['npm', 'ci'], inputs: ['package.json', 'package-lock.json'], start: ['npx', '--no', '--'] },
  pnpm: {
    install: ['pnpm', 'install', '--frozen-lockfile'],
    inputs: ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'],
    start: ['npx', '--no', '--'],
  },
  // Yarn 1 and later releases both know --frozen-lockfile, and find programs in a folder whose node_modules are links.
  yarn: {
    install: ['yarn', 'install', '--frozen-lockfile'],
    inputs: ['package.json', 'yarn.lock', '.yarnrc*'],
    start: ['yarn', 'run'],
  },
  bun: {
    install: ['bun', 'install', '--frozen-lockfile'],
    inputs: ['package.json', 'bun.lock*'],
    start: ['bunx', '--no-install'],
  },
  uv: { install: ['uv', 'sync', '--frozen'], inputs: ['pyproject.toml', 'uv.lock'], start: ['uv', 'run', '--no-sync'] },
  // Helix looks for the environment in the folder itself.
  poetry: {
    install: ['env', 'POETRY_VIRTUALENVS_IN_PROJECT=true', 'poetry', 'install', '--no-interaction'],
    inputs: ['pyproject.toml', 'poetry.lock'],
    start: ['poetry', 'run'],
  },
}

/** npm, where the repository keeps no lockfile: `npm ci` would refuse. */
const unlocked: Manager = {
  install: ['npm', 'install', '--no-package-lock'],
  inputs: ['package.json'],
  start: managers.npm.start,
}

/** The layer of what is not written here: a change asks a person. A submodule is its commit, so it is one of them. */
export function dependenciesOf(stack: Stack): { paths: string[]; approval: number } {
  return { paths: [...managerOf(stack).inputs, ...(stack.submodules ?? [])], approval: 1 }
}

/**
 * pip makes no environment and needs one: what is installed is what the files of requirements say, or the project itself with
 * the extras of its tests, and the tools, which neither need name: a project's groups are not installed with it.
 */
function pipWith(stack: Stack['python'], installed: Stack['installed']): Manager {
  const { requirements = [], extras = [], unpackaged = false } = stack ?? {}
  const project = extras.length === 0 ? '-e .' : `-e '.[${extras.join(',')}]'`
  const own = requirements.length === 0 ? (unpackaged ? [] : [project]) : requirements.map((path) => `-r ${path}`)
  const tools = ['pytest', 'pytest-cov', ...(installed.includes('mypy') ? ['mypy'] : [])]
  const what = [...own, ...tools].join(' ')
  const python = '.venv/bin/python'
  return {
    install: ['sh', '-c', `python3 -m venv .venv && ${python} -m pip install -q ${what}`],
    inputs: requirements.length === 0 ? ['pyproject.toml', 'setup.*'] : [...requirements],
    start: [python, '-m'],
  }
}
