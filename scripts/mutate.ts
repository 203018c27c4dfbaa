// Mutation tests of the pure packages: is each mistake that Stryker plants noticed by a test of its package?
// Prints a table and exits 1 when a package kills less than 85 % of its mutants; reports/mutation/<package>.html shows
// every survivor in its place.
// usage: node scripts/mutate.ts [--fresh] [--survivors] [package…]
//   --fresh       does not reuse what earlier runs found out about unchanged mutants and tests
//   --survivors   lists them: status, place, kind and replacement
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { mutatedFiles, type Part, parts } from './mutation-parts.ts'
import { isEnough, renderScores, scoreOf } from './mutation-score.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fresh: { type: 'boolean', default: false }, survivors: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  console.error(`no such package: ${unknown.join(', ')}; known: ${parts.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const scores = []
for (const part of parts) {
  if (positionals.length > 0 && !positionals.includes(part.name)) continue
  const mutants = await mutate(part)
  if (values.survivors) {
    for (const { status, fileName, location, mutatorName, replacement } of mutants) {
      if (status !== 'Survived' && status !== 'NoCoverage') continue
      const place = `${relative(root, fileName)}:${location.start.line}:${location.start.column}`
      console.log(`${status}  ${place}  ${mutatorName}  ${replacement?.replaceAll(/\s+/g, ' ') ?? ''}`)
    }
  }
  scores.push(scoreOf(part.name, mutants))
}
console.log(renderScores(scores))
process.exitCode = scores.every(isEnough) ? 0 : 1

function mutate(part: Part): ReturnType<Stryker['runMutationTest']> {
  process.env['MUTATED_FOLDER'] = part.folder
  const report = join('reports', 'mutation', part.name)
  return new Stryker({
    configFile: 'stryker.config.json',
    mutate: mutatedFiles(part),
    incrementalFile: `${report}.incremental.json`,
    force: values.fresh,
    jsonReporter: { fileName: `${report}.json` },
    htmlReporter: { fileName: `${report}.html` },
  }).runMutationTest()
}
