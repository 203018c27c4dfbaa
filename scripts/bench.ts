// Builds the command and prints how fast it is: bar, figure, floor and verdict for every row of `bench/rows`. It informs; a
// bar that is missed is no failure of the run. A process that does not do its work is, after the other rows were measured.
// usage: node scripts/bench.ts [--rounds N] [--only ROW]… [--long] [--peers] [--json] [--no-build]
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { type Measured, measureRow } from './bench/measure.ts'
import { readOptions } from './bench/options.ts'
import { renderTable } from './bench/render.ts'
import { rows } from './bench/rows/index.ts'
import { start } from './bench/start.ts'
import { openWorkshop } from './bench/workshop.ts'

const options = readOptions(process.argv.slice(2))
const unknown = options.only.filter((id) => !rows.some((row) => row.id === id))
if (unknown.length > 0) throw new Error(`no row ${unknown.join(', ')}; rows: ${rows.map(({ id }) => id).join(', ')}`)
const chosen = rows.filter((row) => (options.only.length > 0 ? options.only.includes(row.id) : options.long || !row.long)) // prettier-ignore

if (options.build) start([process.execPath, join(import.meta.dirname, 'build.ts')])
const workshop = openWorkshop(options)
const measured: Measured[] = []
const failed: string[] = []
try {
  for (const row of chosen) {
    if (process.stderr.isTTY) process.stderr.write(`\u001b[2K\r${row.what} …`)
    try {
      measured.push(measureRow(row, row.prepare(workshop), options.rounds))
    } catch (error) {
      failed.push(`${row.what}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
} finally {
  if (process.stderr.isTTY) process.stderr.write('\u001b[2K\r')
  workshop.close()
}

const machine = {
  node: process.version,
  git: start(['git', 'version']).output.trim(),
  cores: availableParallelism(),
  load: loadavg()[0]?.toFixed(1),
}
for (const what of failed) process.stderr.write(`not measured: ${what}\n`)
if (failed.length > 0) process.exitCode = 1
if (options.json) {
  process.stdout.write(`${JSON.stringify({ machine, measured: measured.map(plain) }, null, 2)}\n`)
} else {
  process.stdout.write(`${renderTable(measured)}\n\n`)
  const { node, git, cores, load } = machine
  process.stdout.write(
    `node ${node}, ${git}, ${cores} cores, load ${load}; ${all('rounds')} rounds, ${all('busy')} of them begun on a busy machine.
× is the ratio to node -e 0, in the median of rounds and between the best times of all rounds.
`,
  )
}

function all(count: 'rounds' | 'busy'): number {
  return measured.reduce((sum, { helix, busy }) => sum + (count === 'busy' ? busy : helix.rounds), 0)
}

function plain({ row: { id, what, unit, bar, floor, peer }, ...figures }: Measured): object {
  return { id, what, unit, bar, meets: figures.helix.median <= bar, ...figures, floorIs: floor, peerIs: peer }
}
