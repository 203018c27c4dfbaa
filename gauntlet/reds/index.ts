// Runs failing tests of real runners and compares what Helix says of each with what is right.
import { clinic } from './clinic/index.ts'
import { desk } from './desk/index.ts'
import type { Red } from './case.ts'
import { type Compared, judgeBatch } from './judge-batch.ts'
import { feeds } from './feeds/index.ts'
import { evening, garage } from './garage/index.ts'
import { harbour } from './harbour/index.ts'
import { jobs } from './jobs/index.ts'
import { later } from './later/index.ts'
import { ledger } from './ledger/index.ts'
import { letters } from './letters/index.ts'
import { closing, library } from './library/index.ts'
import { meters, sparks } from './meters/index.ts'
import { missingOf } from './missing.ts'
import { parcels } from './parcels/index.ts'
import { ownModules } from './project.ts'
import { recipes } from './recipes/index.ts'
import { returns } from './returns/index.ts'
import { rooms } from './rooms/index.ts'
import { type Runner, shop } from './shop.ts'
import { stage } from './stage/index.ts'

/** Products whose tests fail, in the order in which their tests were written. */
const sets = {
  shop,
  desk,
  later,
  parcels,
  returns,
  ledger,
  feeds,
  letters,
  rooms,
  jobs,
  recipes,
  harbour,
  stage,
  clinic,
  garage,
  evening,
  library,
  closing,
  meters,
  sparks,
}
export type SetName = keyof typeof sets
export const setNames: readonly SetName[] = [
  'shop',
  'desk',
  'later',
  'parcels',
  'returns',
  'ledger',
  'feeds',
  'letters',
  'rooms',
  'jobs',
  'recipes',
  'harbour',
  'stage',
  'clinic',
  'garage',
  'evening',
  'library',
  'closing',
  'meters',
  'sparks',
]

export interface Answered extends Compared {
  cases: number
  /** Failing tests whose packages are not there. */
  leftOut: number
}

/** Runs the failing tests of a runner; `modules`: where its packages are. */
export async function judgeReds(runner: Runner, modules: string, name: SetName): Promise<Answered> {
  const set = sets[name]
  const all = set.redsOf(runner)
  const absent = missingOf(runner, new Set(all.flatMap(({ needs = [] }) => needs)), [modules, ownModules])
  const reds = all.filter(({ needs = [] }) => !needs.some((need) => absent.has(need)))
  const answers = []
  for (const batch of batchesOf(runner, reds))
    answers.push(await judgeBatch(runner, batch, modules, set.productFor(runner)))
  return {
    cases: reds.length,
    leftOut: all.length - reds.length,
    wrong: answers.flatMap(({ wrong }) => wrong),
    accepted: answers.flatMap(({ accepted }) => accepted),
    refused: answers.flatMap(({ refused }) => refused),
  }
}

/** So many at once, but for those that disturb others; Playwright runs nothing where one file cannot be loaded. */
const batchSize = 30

function batchesOf(runner: Runner, reds: readonly Red[]): Red[][] {
  const isAlone = (red: Red) => red.alone === true || (runner === 'playwright' && breaksLoading(red))
  const [alone, together] = [reds.filter(isAlone), reds.filter((red) => !isAlone(red))]
  const batches = Map.groupBy(together.entries(), ([at]) => Math.floor(at / batchSize))
  return [...[...batches.values()].map((batch) => batch.map(([, red]) => red)), ...alone.map((red) => [red])]
}

function breaksLoading({ right, text, loading }: Red): boolean {
  const isMissing = /^(?:R|H)-(?:missing|broken)/.test(right ?? '') && /^import (?!.*@playwright)/m.test(text)
  return loading ?? (right === 'H-syntax' || isMissing)
}
