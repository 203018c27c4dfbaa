import type { ReportFormat } from '@helix/core'
import { readHelixJson } from './helix-json.ts'
import { readJestJson } from './jest-json.ts'
import { readJunit } from './junit.ts'
import { readLcov } from './lcov.ts'
import { readMutationJson } from './mutation-json.ts'
import type { Reader } from './reader.ts'
import { readTap } from './tap.ts'

/** The reader of each report format. */
export const readers: Readonly<Record<ReportFormat, Reader>> = {
  'helix-json': readHelixJson,
  junit: readJunit,
  'jest-json': readJestJson,
  tap: readTap,
  lcov: readLcov,
  'mutation-json': readMutationJson,
}
