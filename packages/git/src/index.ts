export { openGit, type OpenOptions } from './open-git.ts'
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
} from './revisions.ts'
export { log, logAsItComes } from './log.ts'
export { type LogRange, startLog } from './log-command.ts'
export type { CommitFlaw, RawCommit, Stamp } from './raw-commit.ts'
export { codes } from './codes.ts'
export { readFileAt, readTopEntry, readTree, type TreeEntry } from './tree.ts'
export { readLine, type LineCommit } from './commit-line.ts'
export { readBlobs, streamBlobs, writeBlob } from './blobs.ts'
export { diffTrees } from './diff-trees.ts'
export { emptyTree, stagedChanges } from './staged.ts'
export { inheritedIndex } from './environment.ts'
export { indexChecksum } from './index-checksum.ts'
export { treeWith, writeTree } from './write-tree.ts'
export { commitTree, updateRef, type CommitContent, type Identity } from './commit-tree.ts'
export { moveRefs, type RefMove } from './move-refs.ts'
export { type RawCommitContent, type RawFile, RawRepository } from './raw-repository.ts'
export { recommit, type Recommitted } from './recommit.ts'
export { isRebased, type Operation, operationInProgress } from './in-progress.ts'
export { fetchRef, listRemotes, pushRef, pushRefs } from './remote.ts'
export { writeOutline, type OutlineContent } from './outline.ts'
export { plainConfig } from './plain-config.ts'
export { config, currentUser, editorOf, setConfig } from './config.ts'
export { readHooksPath, setHooksPath, type HooksSetting } from './hooks-path.ts'
export { lastChangeOf } from './last-change.ts'
export { pathHistory, type PathVersion } from './path-history.ts'
export { taggedCommits, type TaggedCommit } from './tags.ts'
export { commitTexts, type CommitText } from './commit-texts.ts'
export { blameLine } from './blame-line.ts'
export { readMessages } from './read-messages.ts'
export { addedIn, ancestorsOf, authorsOf, beyond, readGraph, type GraphCommit, type PathRange } from './history.ts'
export { keepRange, mergeBaseBelow } from './merge-base.ts'
export { isShallow } from './shallow.ts'
export { checkoutTree } from './checkout-tree.ts'
export { entriesOf, watchFiles, type WrittenFile } from './watch-files.ts'
export { findUnsafePaths, foldPath, type SafetyEntry } from './tree-safety.ts'
export { diffLines, type ChangedLines } from './diff-lines.ts'
export { automaticMerge, mergeAhead, type AutomaticMerge, type Sides } from './automatic-merge.ts'
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
export { addWorktree, listWorktrees, removeWorktree, type Worktree } from './porcelain/worktrees.ts'
