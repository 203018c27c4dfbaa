import { existsSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { type Command, HelixError, type Policy } from '@helix/core'
import { commandsOf, conditionsOf } from '@helix/playbook'
import { typed } from '../../../decide/command-line.ts'
import { readLocal } from '../../../repository/local/local-state.ts'
import { lockfiles } from '../../init/find-stack.ts'
import { installCommand } from '../../init/packages/install-command.ts'
import { listedPackages, parseManifest } from '../../init/packages/package-manifest.ts'
import { type Check, ok, problem, warning } from '../check.ts'

/** Whether what the commands of the playbook start is installed here. */
export const toolsCheck: Check = {
  name: 'tools',
  code: 'DOCTOR-TOOLS',
  async run({ io, git, policy }) {
    if (git instanceof HelixError || policy === null) return null
    const packages = packagesOf(policy)
    const programs = programsOf(policy)
    if (existsSync(join(git.root, '.pnp.cjs'))) {
      return warning(
        'yarn keeps packages in archives, where Helix cannot look',
        'add nodeLinker: node-modules to .yarnrc.yml',
      )
    }
    const absent = packages.filter((name) => !isInstalled(git.root, name))
    const path = [join(git.root, 'node_modules', '.bin'), ...(io.env['PATH'] ?? '').split(delimiter)]
    // A program that is named by its place lies there, and not on PATH.
    const foldersOf = (name: string) => (name.includes('/') ? [git.root] : path)
    const missing = programs.filter((name) => !foldersOf(name).some((folder) => isProgram(resolve(folder, name))))
    const all = [...absent, ...missing.filter((name) => !absent.includes(name))]
    if (all.length > 0) {
      const isUnmanaged = missing.includes(policy.setup?.run[0] ?? '')
      const fix = isUnmanaged
        ? `install ${policy.setup?.run[0]}: setup starts it`
        : await fixOf(git.root, policy, absent)
      return problem(`not installed: ${all.join(', ')}`, fix)
    }
    const lockfile = absentLockfile(git.root, policy)
    if (lockfile !== null)
      return problem(`${lockfile}, which setup installs from, is not there`, `${policy.setup?.run[0]} install`)
    return ok([...packages, ...programs].join(', ') || 'none asked for')
  },
}

/** What a clean installation reads and an installation here would write. */
function absentLockfile(root: string, { setup }: Policy): string | null {
  const own = lockfiles.flatMap(([path, manager]) => (manager === setup?.run[0] ? [path] : []))
  const asked = own.find((path) => setup?.inputs.includes(path))
  return asked === undefined || own.some((path) => existsSync(join(root, path))) ? null : asked
}

/** Adds what package.json does not list; what it lists only has to be installed. Without one, setup does it. */
async function fixOf(root: string, { setup }: Policy, absent: readonly string[]): Promise<string> {
  const text = await readLocal(join(root, 'package.json'))
  if (text === null && setup !== null && absent.length === 0) return typed(setup.run)
  const manifest = parseManifest(text ?? '{}')
  const listed = listedPackages(manifest)
  const unlisted = absent.filter((name) => !listed.includes(name))
  const manager = lockfiles.find(([, name]) => name === setup?.run[0])?.[1] ?? 'npm'
  if (unlisted.length === 0) return `${manager} install`
  return installCommand({ manager, manifest, isPnpmWorkspace: existsSync(join(root, 'pnpm-workspace.yaml')) }, unlisted)
}

const packagesByKind: Record<Command['kind'], readonly string[]> = {
  vitest: ['vitest'],
  node: [],
  jest: ['jest'],
  pytest: [],
  playwright: ['@playwright/test'],
  'vitest-bench': ['vitest'],
  stryker: ['@stryker-mutator/core', '@stryker-mutator/vitest-runner'],
  argv: [],
}

/** Packages that the adapters and gates of a policy load from the repository. */
export function packagesOf(policy: Policy): string[] {
  const all = Object.values(policy.commands)
  const covers = all.some((command) => command.kind === 'vitest' && command.coverage !== undefined)
  const properties = [...commandsOf(conditionsOf(policy), 'property')]
  const checksProperties = properties.some((name) => policy.commands[name]?.kind === 'vitest')
  return [
    ...new Set([
      ...all.flatMap(({ kind }) => packagesByKind[kind]),
      ...(covers ? ['@vitest/coverage-v8'] : []),
      ...(checksProperties ? ['fast-check'] : []),
    ]),
  ]
}

const launchers = /^(npx|bunx|yarn|pnpm|npm)$/

/** The package manager, and the programs that commands start themselves; of `npx --no tsc`, `tsc`. */
export function programsOf({ commands, setup }: Policy): string[] {
  const started = Object.values(commands).flatMap((command) =>
    command.kind === 'argv' ? [startedBy(command.run)] : [],
  )
  return [...new Set([...(setup?.run.slice(0, 1) ?? []), ...started])]
}

function startedBy([program = '', ...rest]: readonly string[]): string {
  if (!launchers.test(program)) return program
  const [first = program, second] = rest.filter((word) => !word.startsWith('-'))
  // `npm run build` starts a script of package.json, `yarn run jest` either that or a program.
  if (first === 'run' || first === 'exec') return program === 'yarn' && second !== undefined ? second : program
  return first
}

function isInstalled(folder: string, name: string): boolean {
  if (existsSync(join(folder, 'node_modules', name, 'package.json'))) return true
  const parent = dirname(folder)
  return parent !== folder && isInstalled(parent, name)
}

function isProgram(path: string): boolean {
  return existsSync(path) || existsSync(`${path}.cmd`) || existsSync(`${path}.exe`)
}
