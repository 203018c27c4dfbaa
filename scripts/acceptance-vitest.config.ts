// The acceptance tests alone; which of them must pass is named on the command line.
import { mergeConfig } from 'vitest/config'
import config from '../vitest.config.ts'

const tests = mergeConfig(config, {})
tests.test.include = ['e2e/**/*.test.ts']

// Vitest reads the default export of its config.
export { tests as default }
