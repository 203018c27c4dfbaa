// Judges every attack of gauntlet/ and its honest look-alike, on real sources and recorded runs.
// With --real: honest changes of other people's repositories (gauntlet/honest), how many of them are blocked.
// usage: node scripts/gauntlet.ts [--real [FOLDER OF MIRRORS]]
import { faultsOf } from '../gauntlet/attack.ts'
import { honestChanges, judgeChanges } from '../gauntlet/honest/index.ts'
import { attacks } from '../gauntlet/index.ts'

const [mode, mirrors] = process.argv.slice(2)

async function real(): Promise<boolean> {
  const changes = honestChanges()
  const { asked, blocked } = await judgeChanges(changes, mirrors)
  for (const said of blocked) console.log(said)
  const share = (100 * blocked.length) / changes.length
  console.log(
    `${changes.length} honest changes: ${asked} ask a person as they must, ${blocked.length} wrongly blocked (${share.toFixed(1)} %)`,
  )
  return share <= 1
}

function planted(): boolean {
  const faults = attacks.flatMap((attack) => faultsOf(attack))
  for (const fault of faults) console.error(fault)
  console.log(`${attacks.length} attacks, each beside an honest look-alike: ${faults.length} faults`)
  return faults.length === 0
}

process.exitCode = (mode === '--real' ? await real() : planted()) ? 0 : 1
