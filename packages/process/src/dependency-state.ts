import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What package managers write anew whenever they install (npm, pnpm, both kinds of yarn). */
const markers = ['.package-lock.json', '.modules.yaml', '.yarn-integrity', '.yarn-state.yml']

/**
 * One text for what is installed in a folder's `node_modules`, in its `.venv` and in the environment of Python that is active: it
 * changes with every installation, and stays without one. Where no package manager left its mark, it is the folder's own time,
 * which caches inside change as well. Empty where nothing is installed.
 */
export async function dependencyState(folder: string): Promise<string> {
  const active = process.env['VIRTUAL_ENV']
  const environments = [join(folder, '.venv'), ...(active === undefined ? [] : [active])]
  const states = await Promise.all([modulesOf(folder), ...environments.map(environmentState)])
  return states.filter((state) => state !== '').join(' ')
}

async function modulesOf(folder: string): Promise<string> {
  const modules = join(folder, 'node_modules')
  const marked = await Promise.all(markers.map((name) => stateOf(join(modules, name), name)))
  return marked.filter((state) => state !== '').join(' ') || stateOf(modules, 'node_modules')
}

/** Every installation adds, renames or removes a folder that says what was installed (`*.dist-info`) beside the packages. */
async function environmentState(environment: string): Promise<string> {
  const versions = await readdir(join(environment, 'lib')).catch(() => [])
  const packages = versions.map((version) => join(environment, 'lib', version, 'site-packages'))
  const states = await Promise.all([
    stateOf(join(environment, 'pyvenv.cfg'), environment),
    ...packages.map((path, index) => stateOf(path, versions[index] ?? '')),
  ])
  return states.filter((state) => state !== '').join(' ')
}

async function stateOf(path: string, name: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found === undefined ? '' : `${name} ${found.mtimeMs}`
}
