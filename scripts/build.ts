// Bundles the command into packages/cli/dist: `helix.js` starts fast (compile cache), every command and heavy library
// is a chunk of its own that loads when it is used.
// usage: node scripts/build.ts
import { chmod, cp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const root = join(import.meta.dirname, '..')
const cli = join(root, 'packages', 'cli')
const dist = join(cli, 'dist')

// Native bindings and programs that are started by path cannot be bundled.
const external = ['oxc-parser', 'autocannon']

await rm(dist, { recursive: true, force: true })
const bundle = await rolldown({
  input: { main: join(cli, 'src', 'main.ts') },
  platform: 'node',
  external,
  // Optional features of dependencies that Helix does not use (zod helpers of openai, for instance) stay unresolved.
  logLevel: 'warn',
})
await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  minify: { whitespace: true, compress: false, mangle: false },
})
await bundle.close()

// Not in CI: what judges there runs exactly the bytes that were checked out.
await writeFile(
  join(dist, 'helix.js'),
  `#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
if (!process.env.CI) enableCompileCache()
await import('./main.js')
`,
)
await chmod(join(dist, 'helix.js'), 0o755)
await copyAssets()

/** Files that are read or started by path at run time; each stands in a folder named `assets` of its package. */
async function copyAssets(): Promise<void> {
  for (const name of await readdir(join(root, 'packages'))) {
    const from = join(root, 'packages', name, 'assets')
    await cp(from, join(dist, 'assets'), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
}
