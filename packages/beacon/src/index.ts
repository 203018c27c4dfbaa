export { chainRef, remoteChainRef, requireChainName } from './chain/chain-refs.ts'
export { type Chain, readChain, readChainAt, type ReadChainOptions } from './chain/read-chain.ts'
export type { ChainEntry } from './chain/chain-entry.ts'
export {
  type Addition,
  appendJudgement,
  appendJudgements,
  type AppendOptions,
  helixIdentity,
} from './chain/append-judgement.ts'
export { pushChain, takeRemoteChain } from './chain/publish-chain.ts'
export { readReport } from './chain/read-report.ts'
export { fileForm } from './shown/file-form.ts'
export { progressPath, renderProgress } from './shown/progress.ts'
export type { BeaconForm } from './shown/shown-form.ts'
export { readTags, type TagClaim, tagForm, tagRef } from './shown/tag-form.ts'
export { type Claim, compareShown } from './shown/compare-shown.ts'
export { codes } from './codes.ts'
