export { openGit, type OpenOptions } from './repository/open-git.ts'
export type { Git } from './git.ts'
export {
  defaultBranch,
  headState,
  isAncestor,
  listRefs,
  mergeBase,
  readRef,
  resolve,
  treeOf,
  type Head,
} from './refs/revisions.ts'
export { log, logAsItComes } from './log/log.ts'
export { type LogRange, startLog } from './log/log-command.ts'
export type { CommitFlaw, RawCommit } from './log/raw-commit.ts'
export { codes } from './codes.ts'
export { blobAt, readFileAt, readTop, readTopEntry, readTree, type TreeEntry } from './trees/tree.ts'
export { readLine, type LineCommit } from './log/commit-line.ts'
export { readBlobs, streamBlobs } from './trees/blobs.ts'
export { diffTrees } from './trees/diff-trees.ts'
export { emptyTree, stagedChanges } from './trees/staged.ts'
export { inheritedIndex } from './plumbing/environment.ts'
export { indexChecksum } from './trees/index-checksum.ts'
export { treeWith, writeTree } from './trees/write-tree.ts'
export { isGitAtLeast, oldestGit } from './repository/git-version.ts'
export { commitTree, type CommitContent, type Identity } from './commits/commit-tree.ts'
export { updateRef } from './refs/update-ref.ts'
export { moveRefs, type RefMove } from './refs/move-refs.ts'
export { type RawCommitContent, type RawFile, RawRepository } from './commits/raw-repository.ts'
export { recommit, type Recommitted } from './commits/recommit.ts'
export { isRebased, type Operation, operationInProgress } from './repository/in-progress.ts'
export { fetchRef, listRemotes, pushRef, pushRefs, readRemoteRefs } from './refs/remote.ts'
export { writeOutline, type OutlineContent } from './commits/outline.ts'
export { plainConfig } from './repository/plain-config.ts'
export { distrusted, unfiltered } from './repository/distrusted.ts'
export { config, currentUser, editorOf, setConfig } from './repository/config.ts'
export { readHooksPath, setHooksPath, type HooksSetting } from './repository/hooks-path.ts'
export { lastAuthorOf, lastChangeOf } from './history/last-change.ts'
export { pathHistory, type PathVersion } from './history/path-history.ts'
export { taggedCommits, type TaggedCommit } from './refs/tags.ts'
export { commitTexts, type CommitText } from './log/commit-texts.ts'
export { blameLine } from './history/blame-line.ts'
export { readMessages } from './log/read-messages.ts'
export {
  addedIn,
  ancestorsOf,
  authorsOf,
  beyond,
  graphOf,
  readGraph,
  type GraphCommit,
  type PathRange,
} from './history/history.ts'
export { keepRange, mergeBaseBelow } from './merges/merge-base.ts'
export { isShallow } from './repository/shallow.ts'
export { checkoutTree, requireSafeTree, unsafePathsOf } from './trees/checkout-tree.ts'
export { entriesOf, watchFiles, type WrittenFile } from './trees/watch-files.ts'
export { findCollisions, findUnsafePaths, foldPath, type SafetyEntry } from './trees/tree-safety.ts'
export { diffLines, type ChangedLines } from './trees/diff-lines.ts'
export { automaticMerge, mergeAhead, type AutomaticMerge, type Sides } from './merges/automatic-merge.ts'
export {
  add,
  addFitting,
  commit,
  fastForward,
  forget,
  leaveOut,
  restore,
  status,
  tag,
  type CommitOptions,
  type Status,
  type Unfit,
} from './porcelain/working-tree.ts'
export { addWorktree, removeWorktree } from './porcelain/worktrees.ts'
