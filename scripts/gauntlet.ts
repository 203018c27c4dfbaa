// Judges every attack of gauntlet/ and its honest look-alike, on real sources and recorded runs.
// With --real: honest changes of other people's repositories (gauntlet/honest), how many of them are blocked.
// With --reds: failing tests of five runners (gauntlet/reds), and whether each is given the class that is right.
// usage: node scripts/gauntlet.ts [--real [FOLDER OF MIRRORS] | --reds [NODE_MODULES WITH JEST AND PLAYWRIGHT [SET [RUNNER]]]]
import { faultsOf } from '../gauntlet/attack.ts'
import { honestChanges, judgeChanges } from '../gauntlet/honest/index.ts'
import { attacks } from '../gauntlet/index.ts'
import { judgeReds, setNames } from '../gauntlet/reds/index.ts'
import { runnersIn } from '../gauntlet/reds/project.ts'

const [mode, folder, only, onlyRunner] = process.argv.slice(2)

async function real(): Promise<boolean> {
  const changes = honestChanges()
  const { asked, blocked } = await judgeChanges(changes, folder)
  for (const said of blocked) console.log(said)
  const share = (100 * blocked.length) / changes.length
  console.log(
    `${changes.length} honest changes: ${asked} ask a person as they must, ${blocked.length} wrongly blocked (${share.toFixed(1)} %)`,
  )
  return share <= 1
}

async function reds(): Promise<boolean> {
  const modules = folder ?? 'node_modules'
  let good = true
  for (const set of setNames.filter((name) => only === undefined || name === only)) {
    for (const runner of runnersIn(modules).filter((name) => onlyRunner === undefined || name === onlyRunner)) {
      const { cases, leftOut, wrong, accepted, refused } = await judgeReds(runner, modules, set)
      for (const said of wrong) console.log(`  ${runner}: ${said}`)
      for (const said of accepted) console.log(`  ${runner} accepted: ${said}`)
      for (const said of refused) console.log(`  ${runner} refused: ${said}`)
      const share = (100 * (cases - wrong.length)) / cases
      console.log(
        `${set}, ${runner}: ${cases} failing tests (${leftOut} left out), class right in ${share.toFixed(1)} %, ${accepted.length} falsely accepted, ${refused.length} falsely refused`,
      )
      good &&= share >= 95 && accepted.length === 0
    }
  }
  return good
}

function planted(): boolean {
  const faults = attacks.flatMap((attack) => faultsOf(attack))
  for (const fault of faults) console.error(fault)
  console.log(`${attacks.length} attacks, each beside an honest look-alike: ${faults.length} faults`)
  return faults.length === 0
}

const modes: Readonly<Record<string, () => boolean | Promise<boolean>>> = { '--real': real, '--reds': reds }

process.exitCode = (await (modes[mode ?? ''] ?? planted)()) ? 0 : 1
