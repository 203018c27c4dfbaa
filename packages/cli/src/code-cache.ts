// Keeps what V8 has compiled of the bundle, for each command with the functions that it called. Node's compile cache holds none
// that are compiled when they are called first, and those are most of the time in which a command loads.
import type { Script } from 'node:vm'

// Not imported: of the bundle's chunks, in which imported modules of Node lie, none may be loaded before.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = process.getBuiltinModule('node:fs')
const { createRequire } = process.getBuiltinModule('node:module')
const { homedir } = process.getBuiltinModule('node:os')
const paths = process.getBuiltinModule('node:path')
const vm = process.getBuiltinModule('node:vm')

declare const HELIX_BUILD: string

/**
 * From now on, what was compiled of a bundle's chunks is taken from the user's caches; what is not there yet is kept when the
 * process ends. Of another build, another V8 or other flags nothing is taken.
 */
export function keepCode(chunks: string, command: string): void {
  if (!/^[a-z][a-z-]*$/.test(command)) return
  const caches = process.env['XDG_CACHE_HOME'] || paths.join(homedir(), '.cache')
  const folder = paths.join(caches, 'helix', 'code', `${HELIX_BUILD}-${process.versions.v8}`, command)
  const fresh = new Map<string, Script>()
  // oxlint-disable-next-line typescript/no-deprecated -- kept for ever, as Node says, and the only place where a file becomes a module
  const { extensions } = createRequire(paths.join(chunks, 'any.js'))
  const usual = extensions['.js']
  extensions['.js'] = (module, path) => {
    if (paths.dirname(path) !== chunks) return usual?.(module, path)
    const file = paths.join(folder, paths.basename(path))
    const script = compile(path, readKept(file))
    if (script.cachedDataRejected !== false) fresh.set(file, script)
    return script.runInThisContext()(module.exports, createRequire(path), module, path, paths.dirname(path))
  }
  process.on('exit', () => keep(folder, fresh))
}

// What Node itself puts around a module.
const [head, tail] = ['(function (exports, require, module, __filename, __dirname) { ', '\n})']

function compile(path: string, cachedData: Buffer | undefined): Script {
  return new vm.Script(`${head}${readFileSync(path, 'utf8')}${tail}`, {
    filename: path,
    columnOffset: -head.length,
    cachedData,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
}

function readKept(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** A home that cannot be written to costs time and nothing else. */
function keep(folder: string, scripts: ReadonlyMap<string, Script>): void {
  try {
    if (scripts.size > 0) mkdirSync(folder, { recursive: true })
    for (const [file, script] of scripts) {
      const draft = `${file}.${process.pid}.tmp`
      // On the disk before it has its name: V8 does not notice that a part is missing.
      writeFileSync(draft, script.createCachedData(), { flush: true })
      renameSync(draft, file)
    }
  } catch {
    return
  }
}
