/**
 * Where a branch stands: steps of the playbook that are reached by claims which nobody has judged yet; or between cycles, where
 * judgements and approvals are signed.
 */
export type Stage = 'idle' | 'SPEC_DRAFT' | 'E2E_RED' | 'BUILD' | 'signed'
