// The tests of one part, for a mutation run: the part's folder comes in MUTATED_FOLDER.
import { mergeConfig } from 'vitest/config'
import config from '../vitest.config.ts'

const folder = process.env['MUTATED_FOLDER']
if (folder === undefined) throw new Error('MUTATED_FOLDER is not set; mutation runs are started by: pnpm mutate')

const tests = mergeConfig(config, {
  test: {
    // These cost seconds for each mutant: the first start a process of an installed tool (git, ssh-keygen) per case, the
    // second measure the time that large inputs take.
    exclude: ['**/*.agreement.test.ts', '**/*.speed.test.ts'],
    // One worker for all test files of a mutant, and a new one for the next mutant: half the time, and the same
    // verdict on every mutant, because pure modules keep nothing from one test file to the next.
    isolate: false,
  },
})
tests.test.include = [`${folder}/**/*.test.ts`]

// Vitest reads the default export of its config.
export { tests as default }
