export type * from './run/raw-run.ts'
export type * from './run/run.ts'
export type * from './decide/evidence.ts'
