// Bundles the command into packages/cli/dist (or another folder): `helix.js` starts fast (compile cache), every command and
// heavy library is a chunk of its own that loads when it is used.
// usage: node scripts/build.ts [folder]
import { createHash } from 'node:crypto'
import { chmod, cp, glob, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CodeSplittingGroup, type OutputChunk, type Plugin, rolldown } from 'rolldown'
import { compileAtOnce } from './build/compile-at-once.ts'
import { inlineRuntime } from './build/inline-runtime.ts'

const root = join(import.meta.dirname, '..')
const cli = join(root, 'packages', 'cli')
const dist = process.argv[2] ?? join(cli, 'dist')

// Native bindings and programs that are started by path cannot be bundled: they are dependencies of the command itself.
const external = ['oxc-parser', 'autocannon', 'husky']

// Together a fifth of the time in which an empty Node starts, and most commands ask for none. Nothing but their functions is called.
const loadsSlowly = new Set([
  'node:crypto',
  'node:fs/promises',
  'node:http',
  'node:stream/consumers',
  'node:timers/promises',
])

// What `node scripts/setup.mjs build` has placed for a PATH stays.
for (const name of await readdir(dist).catch(() => []))
  if (name !== 'bin') await rm(join(dist, name), { recursive: true, force: true })
const [main, hook] = [join(cli, 'src', 'main.ts'), join(cli, 'src', 'hook-main.ts')]
const entries = [main, hook]

// What a hook loads, then what telling the position loads beside it, what `helix status` and `helix verify` both do, judging a history,
// and the table of all commands (and `helix status` whole).
const filesThatLoadTogether = {
  hook: ['hook-main.ts', 'repository/standing/head-start.ts'],
  judge: ['hooks/gather-candidate.ts', 'repository/standing/standing.ts'],
  command: [
    'commands/verify.ts', 'plain-line.ts', 'perform.ts', 'repository/open.ts', 'measuring/evidence/spec-approvals.ts', 'render/refusal.ts',
    '../../playbook/src/engine/conditions.ts',
  ], // prettier-ignore
  history: ['operations/verify/verify.ts', 'operations/verify/tell-host.ts', 'render/verified.ts'],
  table: ['commands/index.ts', 'operations/status/status.ts', 'render/status.ts'],
}

const bundle = await rolldown({
  input: { main, hook },
  platform: 'node',
  external,
  // No module of Helix does anything by being loaded, so that a chunk holds only what its command calls.
  treeshake: { moduleSideEffects: [{ test: /[\\/]packages[\\/][a-z]+[\\/]src[\\/]/, sideEffects: false }] },
  transform: { define: { HELIX_BUILD: JSON.stringify(await digestOfSources()) } },
  // Optional features of dependencies that Helix does not use (zod helpers of openai, for instance) stay unresolved.
  logLevel: 'warn',
  // Some modules are lazy for one caller only.
  checks: { ineffectiveDynamicImport: false },
  preserveEntrySignatures: false,
  plugins: [
    builtins(),
    untoldColors(),
    compileAtOnce([...Object.keys(filesThatLoadTogether), 'main']),
    inlineRuntime([...Object.keys(filesThatLoadTogether), 'main']),
  ],
})
await bundle.write({
  dir: dist,
  format: 'cjs',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  minify: { codegen: { removeWhitespace: true }, compress: false, mangle: false },
  codeSplitting: { groups: await groupsOf(filesThatLoadTogether), includeDependenciesRecursively: false },
})
await bundle.close()

// Not in CI: what judges there runs exactly the bytes that were checked out.
await writeFile(
  join(dist, 'helix.js'),
  `#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error('helix needs Node 22.18 or newer; this is Node ' + process.versions.node)
  process.exitCode = 2
} else {
  if (!process.env.CI) process.getBuiltinModule('node:module').enableCompileCache()
  require(process.argv[2] === 'hook' ? './hook.js' : './main.js')
}
`,
)
await chmod(join(dist, 'helix.js'), 0o755)

// `new URL('../package.json', import.meta.url)`, as the sources spell it, seen from a chunk.
const { name, version }: { name: string; version: string } = JSON.parse(
  await readFile(join(cli, 'package.json'), 'utf8'),
)
await writeFile(join(dist, 'package.json'), `${JSON.stringify({ name, version, type: 'commonjs' }, null, 2)}\n`)

// `new URL('./assets/…', import.meta.url)` of the gates: files that are copied beside the config of a run.
await cp(join(root, 'packages', 'gates', 'src', 'measure', 'assets'), join(dist, 'chunks', 'assets'), {
  recursive: true,
})

/**
 * Modules of Node are taken as they are: an `import` of `node:fs` asks for every export, which also loads its streams and
 * promises and takes a tenth of the time in which an empty Node starts.
 */
function builtins(): Plugin {
  return {
    name: 'builtins',
    // What rolldown itself adds to a bundle needs node:module.
    resolveId: { filter: { id: /^node:(?!module$)/ }, handler: (id) => `\0${id}` },
    load: { filter: { id: /^\0node:/ }, handler: (id) => ({ code: takeFrom(id.slice(1)), moduleSideEffects: false }) },
  }
}

function takeFrom(name: string): string {
  const names = Object.getOwnPropertyNames(process.getBuiltinModule(name) ?? {}).filter(isName)
  if (loadsSlowly.has(name)) {
    return [...names.map((key) => takeLate(name, key)), `export default { ${names.join(', ')} }`].join('\n')
  }
  const taken = names.map((key) => `export const ${key} = /* @__PURE__ */ take('${key}')`)
  return `const all = /* @__PURE__ */ process.getBuiltinModule('${name}')
const take = (key) => all[key]
export default all
${taken.join('\n')}
`
}

function takeLate(name: string, key: string): string {
  return `export const ${key} = (...args) => process.getBuiltinModule('${name}').${key}(...args)`
}

/** Helix tells chalk whether to colour: what would find that out loads three modules of Node with every command that prints. */
function untoldColors(): Plugin {
  const id = '#supports-color'
  return {
    name: 'untold-colors',
    resolveId: { filter: { id: /^#supports-color$/ }, handler: () => `\0${id}` },
    load: { filter: { id: /^\0#supports-color$/ }, handler: () => 'export default { stdout: false, stderr: false }' },
  }
}

/** Functions, as node:events is one, have names of their own that no module exports. */
function isName(key: string): boolean {
  return /^[a-z]\w*$/i.test(key) && !['arguments', 'caller', 'default', 'length', 'name', 'prototype'].includes(key)
}

/** One chunk for each set of files and what loads at once with them: one file loads in half the time of thirty. */
async function groupsOf(sets: Readonly<Record<string, readonly string[]>>): Promise<CodeSplittingGroup[]> {
  const { output } = await bundle.generate({ format: 'cjs' })
  const chunks = output.filter((file) => file.type === 'chunk')
  return Object.entries(sets).map(([name, paths], index) => {
    const loaded = new Set(paths.map((path) => chunkOf(join(cli, 'src', path), chunks)))
    for (const { imports } of loaded)
      for (const other of chunks) if (imports.includes(other.fileName)) loaded.add(other)
    const modules = new Set([...loaded].flatMap((chunk) => Object.keys(chunk.modules)))
    return { name, priority: 100 - index, test: (id) => modules.has(id) && !entries.includes(id) }
  })
}

function chunkOf(id: string, chunks: readonly OutputChunk[]): OutputChunk {
  const chunk = chunks.find(({ modules }) => id in modules)
  if (chunk === undefined) throw new Error(`no chunk holds ${id}: correct filesThatLoadTogether`)
  return chunk
}

/** Names a build by everything that it is made of, so that nothing which another one remembered is taken for true. */
async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const paths = await Array.fromAsync(glob(['packages/*/src/**/*.ts', 'scripts/build/*.ts'], { cwd: root }))
  for (const path of ['pnpm-lock.yaml', 'scripts/build.ts', ...paths.toSorted()]) {
    hash.update(`${path}\0`).update(await readFile(join(root, path)))
  }
  return hash.digest('hex').slice(0, 16)
}
