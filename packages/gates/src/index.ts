export type * from './run/raw-run.ts'
export type * from './run/run.ts'
export type * from './decide/evidence.ts'
export { measureCommand } from './measure/measure-command.ts'
export type { MeasureRequest } from './measure/adapter.ts'
export { measureSmoke, notStarted, type SmokeNeed } from './measure/smoke.ts'
export { withStandIn } from './measure/stand-in.ts'
export { tellsTests } from './run/tells-tests.ts'
export { readRun } from './run/read-run.ts'
export { readers } from './readers/index.ts'
export { sourceFacts } from './facts/source-facts.ts'
export { testFilesOf } from './facts/test-files.ts'
export { declaredTests } from './facts/declared-tests.ts'
export { resolveImport, type Resolution } from './facts/resolve-import.ts'
export { coverageMarks, type CoverageMark } from './facts/coverage-marks.ts'
export { judge, needs } from './decide/judge.ts'
export { stubsFor } from './decide/overlay/stub-files.ts'
export { stubModes } from './decide/overlay/stub-modes.ts'
export { targetsOf } from './decide/targets.ts'
export {
  type CommitFiles,
  judgeKeptTests,
  judgeMergedTests,
  testChanges,
  type TestChanges,
} from './decide/lanes/kept-tests.ts'
export { judgeSameVerdicts, type VerdictRuns } from './decide/lanes/same-verdicts.ts'
export { type FixRuns, judgeFix, type JudgedFix } from './decide/lanes/fix-red.ts'
export { figuresOf } from './decide/figures.ts'
export { nameOf, type MeasuredTree, type Measurement } from './decide/bundle/measured-tree.ts'
export { encodeMeasured, type EncodedTree } from './decide/bundle/encode-measured.ts'
export { decodeMeasured } from './decide/bundle/decode-measured.ts'
export { checkMeasured } from './decide/bundle/check-measured.ts'
export { codes } from './codes.ts'
