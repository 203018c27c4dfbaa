// What parses sources, for `await import`: where no test changed, it is not loaded.
export { judgeKeptTests, judgeMergedTests, testChanges } from '@helix/gates'
