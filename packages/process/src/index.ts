export { type ProcessOptions, runProcess } from './run-process.ts'
export type { Exit } from './exit.ts'
export { freePort, startService, type RunningService, type ServiceFailure, type ServiceOptions } from './service.ts'
export { runEditor } from './run-editor.ts'
export { everydayEnv, scrubbedEnv } from './scrubbed-env.ts'
export { linkDependencies } from './link-dependencies.ts'
export { linkEnvironment } from './link-environment.ts'
export { copyFolder } from './copy-folder.ts'
export { makeRealFolder } from './real-folder.ts'
export { openToOwner, removeFolder } from './remove-folder.ts'
export { dependencyState } from './dependency-state.ts'
export { atomicWrite, plainName, withTemporaryFolder } from './files.ts'
export { isLocked, withLock, type LockOptions } from './lock.ts'
export type { Box } from './sandbox/box.ts'
export {
  inOwnNetwork,
  pnpmStoreIn,
  sandboxed,
  type Cell,
  type NoSandbox,
  type Owner,
  type Sandbox,
} from './sandbox/sandbox.ts'
export { probeSandbox } from './sandbox/probe-sandbox.ts'
export { placesOf } from './sandbox/tool-folders.ts'
export { giveTo } from './sandbox/give-to.ts'
export { codes } from './codes.ts'
