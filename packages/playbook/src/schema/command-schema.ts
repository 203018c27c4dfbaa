import { coverageFormats, reportFormats } from '@helix/core'
import { z } from 'zod'
import { duration } from './duration.ts'
import { entry, unknownName } from './entry.ts'
import { globs } from './glob.ts'
import { look } from './look.ts'
import { argv } from './names.ts'

const runners = ['vitest', 'node', 'jest', 'pytest', 'playwright', 'vitest-bench', 'stryker', 'argv'] as const

const common = {
  quick: z.boolean().default(false).describe('Runs at commit time.'),
  within: duration('Wall clock for one run.').prefault('10m'),
  service: z
    .string()
    .exactOptional()
    .describe('Service that is up while the command runs; its address is in HELIX_SERVICE_URL.'),
}

const covered = globs.min(1).exactOptional().describe('Sources whose coverage is measured.')

const vitest = entry({
  runner: z.literal('vitest').describe('The adapter.'),
  files: globs.min(1).exactOptional().describe('Test files. Either this or `project`.'),
  project: z
    .string()
    .min(1)
    .exactOptional()
    .describe("Name of a project in the repository's own config. Either this or `files`."),
  coverage: covered,
  ...common,
}).describe("Vitest under Helix's settings, on top of the repository's config.")

const driven = { files: globs.min(1).describe('Test files.'), ...common }

const nodeTest = entry({
  runner: z.literal('node').describe('The adapter.'),
  preload: z
    .array(z.string().min(1))
    .exactOptional()
    .describe('Modules that are loaded before each test file, as `node --import` takes them: `[tsx]`.'),
  coverage: covered,
  ...driven,
}).describe("Node's own test runner, node:test.")

const jest = entry({
  runner: z.literal('jest').describe('The adapter.'),
  coverage: covered,
  ...driven,
}).describe("Jest under Helix's settings, on top of the repository's config.")

const pytest = entry({
  runner: z.literal('pytest').describe('The adapter.'),
  coverage: covered,
  ...driven,
}).describe("pytest under Helix's settings, on top of the repository's config. Coverage needs pytest-cov.")

const playwright = entry({
  runner: z.literal('playwright').describe('The adapter.'),
  ...driven,
}).describe("Playwright Test under Helix's settings, on top of the repository's config.")

const bench = entry({
  runner: z.literal('vitest-bench').describe('The adapter.'),
  files: globs.min(1).describe('Benchmark files.'),
  ...common,
}).describe("Vitest's benchmarks.")

const stryker = entry({
  runner: z.literal('stryker').describe('The adapter.'),
  tests: z.array(z.string()).min(1).describe('Commands whose tests must notice the mutants.'),
  mutate: globs.min(1).describe('Sources that are mutated.'),
  ...common,
  within: duration('Wall clock for one run.').prefault('60m'),
}).describe('StrykerJS.')

const program = entry({
  runner: z.literal('argv').default('argv').describe('May be left out: `run` says enough.'),
  run: argv.describe(
    'Program and arguments, without a shell; {report} and {coverage} stand for paths, {files} for `files`.',
  ),
  files: globs
    .min(1)
    .exactOptional()
    .describe('Test files that it collects, all tests in them; without any the first is awaited.'),
  report: z.enum(reportFormats).exactOptional().describe('Format of the file that it writes to {report}.'),
  coverage: covered,
  'coverage-report': z
    .enum(coverageFormats)
    .exactOptional()
    .describe('Format of the file that it writes to {coverage}; `lcov` when left out.'),
  ...common,
}).describe('Any program.')

/** A command: an adapter that Helix drives (`runner`), or any program (`run`). */
export const commandSchema = z.preprocess(
  // Without a runner it is a program.
  (value) => (look.isRecord(value) && !('runner' in value) ? { ...value, runner: 'argv' } : value),
  z.discriminatedUnion('runner', [vitest, nodeTest, jest, pytest, playwright, bench, stryker, program], {
    error: (issue) => (issue.code === 'invalid_union' ? unknownRunner(look.record(issue.input)['runner']) : undefined),
  }),
)

export type CommandEntry = z.output<typeof commandSchema>

function unknownRunner(runner: unknown): string {
  return unknownName('runner', String(runner), runners.slice(0, -1))
}
