import { randomInt, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Two tests of Helix in the midst of the project's, under names that nobody can foresee. */
export interface Canary {
  file: string
  /** Names of the test that must pass and of the one that must fail. */
  passing: string
  failing: string
}

/** Writes the canary's file into a run's folder: a runner, an `expect` or a plugin that lets everything pass shows itself there. */
export async function plantCanary(scratch: string): Promise<Canary> {
  const [passing, failing] = [randomUUID(), randomUUID()]
  const file = join(scratch, `${randomUUID()}.test.mjs`)
  const amount = randomInt(1_000_000)
  await writeFile(
    file,
    `import { expect, test } from 'vitest'

test('${passing}', () => {
  expect(${amount}).toBe(${amount})
})
test('${failing}', () => {
  expect(${amount}).toBe(${amount + 1})
})
`,
  )
  return { file, passing, failing }
}
