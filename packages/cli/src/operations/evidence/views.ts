import { type ChainEntry, readReport } from '@helix/beacon'
import { HelixError, type Verdict } from '@helix/core'
import { sarifOf } from '@helix/evidence'
import { type CommandTests, ctrfOf, readTests } from '@helix/gates'
import { readTree } from '@helix/git'
import { helixVersion } from '../../version.ts'
import { allCodes } from '../why/all-codes.ts'
import type { OpenedChain } from './open-chain.ts'
import { repositoryUri } from './repository-uri.ts'

/** The findings of the newest judgement as a SARIF log. HelixError evidence/no-verdicts. */
export async function findingsOf({ here, records }: OpenedChain): Promise<object> {
  return sarifOf(newest(records), {
    version: helixVersion(),
    uri: await repositoryUri(here.git),
    noteOf: (code) => (Object.hasOwn(allCodes, code) ? allCodes[code] : undefined),
  })
}

/** The tests of the newest judgement as a CTRF report, out of the reports that it keeps. HelixError evidence/no-verdicts. */
export async function testsOf({ here, records, policyOf }: OpenedChain): Promise<object> {
  const record = newest(records)
  const { commands } = policyOf(record)
  const paths = (await readTree(here.git, record.judgement.subject.tree)).map(({ path }) => path)
  const byCommand = Map.groupBy(record.judgement.verdicts, ({ condition }) => condition.of ?? '')
  const all: CommandTests[] = []
  for (const [name, verdicts] of byCommand) {
    const command = commands[name]
    if (command === undefined) continue
    const tests = []
    for (const digest of new Set(verdicts.flatMap(({ reports }) => reports))) {
      tests.push(...readTests(await readReport(here.git, record.commit, digest), command, paths))
    }
    all.push({ command: name, tests, classes: Object.assign({}, ...verdicts.map(classesOf)) })
  }
  return ctrfOf(all, { version: helixVersion(), at: record.at })
}

/** The newest judgement that measured something. */
function newest(records: readonly ChainEntry[]): ChainEntry {
  const found = records.findLast(({ judgement }) => judgement.verdicts.length > 0)
  if (found !== undefined) return found
  throw new HelixError('evidence/no-verdicts', 'no judgement has measured anything yet', {
    hint: 'helix verify --sign',
  })
}

/** What the red bar said of its targets. */
function classesOf({ measured }: Verdict): Record<string, string> {
  const classes = measured['classes']
  if (typeof classes !== 'object' || classes === null) return {}
  return Object.fromEntries(
    Object.entries(classes).flatMap(([id, name]) => (typeof name === 'string' ? [[id, name]] : [])),
  )
}
