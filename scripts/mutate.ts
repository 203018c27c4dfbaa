// Mutation tests of the pure packages: is each mistake that Stryker plants noticed by a test of its package?
// Prints a table and exits 1 when a package kills less than 85 % of its mutants; reports/mutation/<package>.html shows
// every survivor in its place.
// usage: node scripts/mutate.ts [--fresh] [--survivors] [--concurrency n] [package or package/path…]
//   --fresh         does not reuse what earlier runs found out about unchanged mutants and tests
//   --survivors     lists them: status, place, kind and replacement
//   --concurrency   how many mutants are tried at once (2)
//   spec/import     only the mutants of that folder (or file: spec/import/labels.ts), with all tests of the package
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { isWithin, mutatedFiles, parts, type Scope, scopeNamed } from './mutation-parts.ts'
import { isEnough, renderScores, scoreOf } from './mutation-score.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fresh: { type: 'boolean', default: false },
    survivors: { type: 'boolean', default: false },
    concurrency: { type: 'string', default: '2' },
  },
})
const names = positionals.length > 0 ? positionals : parts.map(({ name }) => name)
const scopes = names.map(scopeNamed).filter((scope) => scope !== null)
if (scopes.length < names.length) {
  const unknown = names.filter((name) => scopeNamed(name) === null)
  console.error(`no such package: ${unknown.join(', ')}; known: ${parts.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const scores = []
for (const scope of scopes) {
  const mutants = await mutate(scope)
  if (values.survivors) {
    for (const { status, fileName, location, mutatorName, replacement } of mutants) {
      if (status !== 'Survived' && status !== 'NoCoverage') continue
      const place = `${relative(root, fileName)}:${location.start.line}:${location.start.column}`
      console.log(`${status}  ${place}  ${mutatorName}  ${replacement?.replaceAll(/\s+/g, ' ') ?? ''}`)
    }
  }
  scores.push(scoreOf(scope.name, mutants))
}
console.log(renderScores(scores))
process.exitCode = scores.every(isEnough) ? 0 : 1

async function mutate(scope: Scope): ReturnType<Stryker['runMutationTest']> {
  const { name, folder } = scope.part
  process.env['MUTATED_FOLDER'] = folder
  const report = join('reports', 'mutation', name)
  const mutants = await new Stryker({
    configFile: 'stryker.config.json',
    mutate: mutatedFiles(scope),
    concurrency: Number(values.concurrency),
    incrementalFile: `${report}.incremental.json`,
    force: values.fresh,
    jsonReporter: { fileName: `${report}.json` },
    htmlReporter: { fileName: `${report}.html` },
  }).runMutationTest()
  return mutants.filter(({ fileName }) => isWithin(scope, relative(root, fileName)))
}
