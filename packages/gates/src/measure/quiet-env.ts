/** What a program is told where nobody looks on: no colours, no questions, no snapshots written. */
export const quietEnv = { CI: '1', NO_COLOR: '1' }
