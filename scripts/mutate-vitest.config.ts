// The tests of one part, for a mutation run: the part's folder comes in MUTATED_FOLDER.
import { mergeConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import config from '../vitest.config.ts'

const folder = process.env['MUTATED_FOLDER']
if (folder === undefined) throw new Error('MUTATED_FOLDER is not set; mutation runs are started by: pnpm mutate')

/** Vitest begins with what takes longest, to end early on several workers; here the first failure ends a mutant's run. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toReversed()
  }
}

const tests = mergeConfig(config, {
  test: {
    // These cost seconds for each mutant: the first start a process of an installed tool (git, ssh-keygen) per case, the
    // second measure the time that large inputs take.
    exclude: ['**/*.agreement.test.ts', '**/*.speed.test.ts'],
    sequence: { sequencer: ShortestFirst },
  },
})
tests.test.include = [`${folder}/**/*.test.ts`]
// No pure package starts the bundled command.
tests.test.globalSetup = []

// Vitest reads the default export of its config.
export { tests as default }
