// Bundles the command into packages/cli/dist: `helix.js` starts fast (compile cache), every command and heavy library
// is a chunk of its own that loads when it is used.
// usage: node scripts/build.ts
import { createHash } from 'node:crypto'
import { chmod, cp, glob, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const root = join(import.meta.dirname, '..')
const cli = join(root, 'packages', 'cli')
const dist = join(cli, 'dist')

// Native bindings and programs that are started by path cannot be bundled: they are dependencies of the command itself.
const external = ['oxc-parser', 'autocannon', 'husky']

await rm(dist, { recursive: true, force: true })
const bundle = await rolldown({
  input: { main: join(cli, 'src', 'main.ts') },
  platform: 'node',
  external,
  // No module of Helix does anything by being loaded, so that a chunk holds only what its command calls.
  treeshake: { moduleSideEffects: [{ test: /[\\/]packages[\\/][a-z]+[\\/]src[\\/]/, sideEffects: false }] },
  transform: { define: { HELIX_BUILD: JSON.stringify(await digestOfSources()) } },
  // Optional features of dependencies that Helix does not use (zod helpers of openai, for instance) stay unresolved.
  logLevel: 'warn',
})
await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  minify: { codegen: { removeWhitespace: true }, compress: false, mangle: false },
})
await bundle.close()

// Not in CI: what judges there runs exactly the bytes that were checked out.
await writeFile(
  join(dist, 'helix.js'),
  `#!/usr/bin/env node
import * as module from 'node:module'
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error('helix needs Node 22.18 or newer; this is Node ' + process.versions.node)
  process.exitCode = 2
} else {
  if (!process.env.CI) module.enableCompileCache()
  await import('./main.js')
}
`,
)
await chmod(join(dist, 'helix.js'), 0o755)

// `new URL('../package.json', import.meta.url)`, as the sources spell it, seen from a chunk.
const { name, version }: { name: string; version: string } = JSON.parse(
  await readFile(join(cli, 'package.json'), 'utf8'),
)
await writeFile(join(dist, 'package.json'), `${JSON.stringify({ name, version, type: 'module' }, null, 2)}\n`)

// `new URL('./assets/…', import.meta.url)` of the gates: files that are copied beside the config of a run.
await cp(join(root, 'packages', 'gates', 'src', 'measure', 'assets'), join(dist, 'chunks', 'assets'), {
  recursive: true,
})

/** Names a build by everything that it is made of, so that nothing which another one remembered is taken for true. */
async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const paths = await Array.fromAsync(glob('packages/*/src/**/*.ts', { cwd: root }))
  for (const path of ['pnpm-lock.yaml', 'scripts/build.ts', ...paths.toSorted()]) {
    hash.update(`${path}\0`).update(await readFile(join(root, path)))
  }
  return hash.digest('hex').slice(0, 16)
}
