export { temporaryFolder, type Cleanup } from './temporary-folder.ts'
export { aRepo, firstDate, TestRepo, type CommitOptions, type Files, type RepoOptions } from './repo.ts'
export { mustGit, runGit, type GitAnswer } from './repo-git.ts'
export { twoPeople, type Person } from './repo-people.ts'
