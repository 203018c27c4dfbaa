// Judges every attack of gauntlet/ and its honest look-alike, on real sources and recorded runs.
// usage: node scripts/gauntlet.ts
import { faultsOf } from '../gauntlet/attack.ts'
import { attacks } from '../gauntlet/index.ts'

const faults = attacks.flatMap((attack) => faultsOf(attack))
for (const fault of faults) console.error(fault)
console.log(`${attacks.length} attacks, each beside an honest look-alike: ${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
