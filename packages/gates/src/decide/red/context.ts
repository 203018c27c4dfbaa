import type { Run } from '../../run/run.ts'
import type { Evidence, ImportEdge } from '../evidence.ts'
import { isImplementation } from '../steps.ts'

/** What classification must know of the repository and of the run. */
export interface RedContext {
  /** The test's file. */
  file: string
  /** Whether an existing or missing path belongs to the product: its layer opens after the red bar. */
  isImplementation(path: string): boolean
  exists(path: string): boolean
  /** Paths of the tree, to find the repository's folder in absolute paths. */
  paths: readonly string[]
  importsOf(path: string): readonly ImportEdge[]
  /** Exported names of a file; null where they cannot be told. */
  exportsOf(path: string): readonly string[] | null
  serviceStarted: boolean | null
  serviceUrl: string | null
  /** First and last lines of the tests that the file declares. */
  testLines: readonly (readonly [number, number])[]
  /** A line of a file, counted from 1; empty where there is none. */
  lineAt(path: string, line: number): string
  /** Whether a file speaks of the variable that holds the own service's address. */
  asksForService(path: string): boolean
}

export function redContext(
  evidence: Evidence,
  run: Pick<Run, 'serviceStarted' | 'serviceUrl'>,
  file: string,
): RedContext {
  const { head } = evidence
  return {
    file,
    isImplementation: (path) => isImplementation(evidence, path),
    exists: (path) => head.oid(path) !== undefined,
    paths: head.paths,
    importsOf: (path) => head.facts(path)?.imports ?? [],
    exportsOf: (path) => head.facts(path)?.exports ?? null,
    serviceStarted: run.serviceStarted,
    serviceUrl: run.serviceUrl,
    testLines: head.facts(file)?.tests.map(({ line, endLine }) => [line, endLine] as const) ?? [],
    lineAt: (path, line) => head.text(path)?.split('\n')[line - 1] ?? '',
    asksForService: (path) => /\bHELIX_SERVICE_URL\b/.test(head.text(path) ?? ''),
  }
}
