import { randomInt, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Two tests of Helix in the midst of the project's, under names that nobody can foresee. */
export interface Planted {
  file: string
  /** Names of the test that must pass and of the one that must fail. */
  passing: string
  failing: string
}

/**
 * Writes Helix's own tests into a run's folder. `imports`: where `test` comes from; `same`: an assertion that two values are the
 * same, as the runner's tests would write it; `head`: what stands before all of it.
 */
export async function plantTests(
  scratch: string,
  imports: string,
  same: (a: number, b: number) => string,
  head = '',
): Promise<Planted> {
  return plantedAt(
    join(scratch, `${randomUUID()}.test.${imports.startsWith('import ') ? 'mjs' : 'js'}`),
    imports,
    same,
    head,
  )
}

/** The same at a path of the caller's choice. */
export async function plantedAt(
  file: string,
  imports: string,
  same: (a: number, b: number) => string,
  head = '',
): Promise<Planted> {
  const [passing, failing] = [randomUUID(), randomUUID()]
  const amount = randomInt(1_000_000)
  await writeFile(
    file,
    `${head}${imports}

test('${passing}', () => {
  ${same(amount, amount)}
})
test('${failing}', () => {
  ${same(amount, amount + 1)}
})
`,
  )
  return { file, passing, failing }
}
