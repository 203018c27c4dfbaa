import type { ReportFormat } from '@helix/core'
import { readAutocannon } from './autocannon.ts'
import { readCargoMutants } from './cargo-mutants.ts'
import { readCobertura } from './cobertura.ts'
import { readHelixJson } from './helix-json.ts'
import { readHyperfine } from './hyperfine.ts'
import { readIstanbul } from './istanbul.ts'
import { readJestJson } from './jest-json.ts'
import { readJunit } from './junit.ts'
import { readK6 } from './k6.ts'
import { readLcov } from './lcov.ts'
import { readMutationJson } from './mutation-json.ts'
import { readPit } from './pit.ts'
import type { Reader } from './reader.ts'
import { readTap } from './tap.ts'
import { readVitestBench } from './vitest-bench.ts'

/** The reader of each report format. */
export const readers: Readonly<Record<ReportFormat, Reader>> = {
  'helix-json': readHelixJson,
  junit: readJunit,
  'jest-json': readJestJson,
  tap: readTap,
  lcov: readLcov,
  cobertura: readCobertura,
  istanbul: readIstanbul,
  'mutation-json': readMutationJson,
  pit: readPit,
  'cargo-mutants': readCargoMutants,
  hyperfine: readHyperfine,
  'vitest-bench': readVitestBench,
  autocannon: readAutocannon,
  k6: readK6,
}
