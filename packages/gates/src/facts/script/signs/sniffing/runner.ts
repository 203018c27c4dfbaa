/** Names of programs that run tests and mutants, and options that make one of another program. */
export const runner = /(?:\b|_)(?:vitest|jest|mocha|stryker)(?:\b|_)|node:test|--test\b/i
