import type { Io } from '../io.ts'

/** A hook answers its exit code: 0 lets git go on. */
export type Hook = (args: readonly string[], io: Io) => Promise<0 | 1>
