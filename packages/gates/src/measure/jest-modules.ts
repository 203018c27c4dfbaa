import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What lets Jest load modules of the language itself, in place of CommonJS that a transformation made of them. */
export const vmModules = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'] as const

const settings = /^(package\.json|\.npmrc|jest\.config\.\w+)$/
const transforms = /^(babel\.config\.|\.babelrc)/

/**
 * Whether Jest is to load modules of the language itself. Many projects hang on it, and many others on its absence: with it, Jest
 * refuses to require a package of `"type": "module"` that the project transforms. Who starts Jest with the option says so in a script;
 * else a project means it whose settings name extensions of modules or transform nothing, whose tests have an extension that is never
 * anything else, or which is a module itself and says nothing of a transformation. Source: jestjs.io/docs/ecmascript-modules.
 */
export async function loadsModules(folder: string, files: readonly string[]): Promise<boolean> {
  if (files.some((path) => /\.m[jt]s$/.test(path))) return true
  const names = await readdir(folder)
  const said = await Promise.all(
    names.filter((name) => settings.test(name)).map((name) => readFile(join(folder, name), 'utf8')),
  )
  const says = (words: RegExp): boolean => said.some((text) => words.test(text))
  if (says(/experimental-vm-modules|extensionsToTreatAsEsm|\btransform['"]?\s*:\s*\{\s*\}/)) return true
  return (
    says(/"type"\s*:\s*"module"/) && !says(/\b(transform|preset)\b/) && !names.some((name) => transforms.test(name))
  )
}
