import type { TestResult } from '../run/run.ts'
import { repositoryPath } from './repository-path.ts'

/**
 * node:test reports a file that ran no test of its own (it could not be loaded, or it ended first) as a test with the
 * file's path for a name. Such a result gets the form that the other readers give to whole files: the path as id, no name.
 */
export function asWholeFile(test: TestResult, root: string): TestResult {
  if (!/\.[cm]?[jt]sx?$/.test(test.name) || /\s/.test(test.name)) return test
  const { file, inside } = repositoryPath(test.name, root)
  if (!inside || (test.file !== '' && test.file !== file)) return test
  return { ...test, id: file, file, name: '' }
}
