// Runs of failing tests, kept in a folder that HELIX_KEPT_RUNS names: what only judges them is tried in seconds.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { RawRun } from '../../packages/gates/src/run/raw-run.ts'

export interface KeptRun {
  raw: RawRun
  /** Where it ran. */
  folder: string
  /** How many requests the stand-in counted. */
  requests: number
}

const source = fileURLToPath(new URL('../../packages/gates/src', import.meta.url))
/** What runs tests; of another state of it no run is taken. */
const measuring = digest(
  globSync(['measure/**/*', 'run/**/*.ts'], { cwd: source })
    .filter((path) => /\.(?:ts|py|mjs|cjs|js)$/.test(path) && !path.endsWith('.test.ts'))
    .toSorted()
    .map((path) => readFileSync(join(source, path), 'utf8')),
)

/** A run of `what` that was kept, or a new one. */
export async function keptRun(what: unknown, run: () => Promise<KeptRun>): Promise<KeptRun> {
  const folder = process.env['HELIX_KEPT_RUNS']
  if (folder === undefined) return run()
  const path = join(folder, digest([measuring, what]))
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- written below, in a folder of one's own
  if (existsSync(path)) return deserialize(await readFile(path)) as KeptRun
  const kept = await run()
  await mkdir(folder, { recursive: true })
  await writeFile(`${path}.${process.pid}`, serialize(kept))
  await rename(`${path}.${process.pid}`, path)
  return kept
}

function digest(what: unknown): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex')
}
