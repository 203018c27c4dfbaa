import { describe, expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure } from '../testing/runs.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

const file = 'e2e/queue.test.ts'

/** The class of a failure that has words only, in the line that says `fail`. */
function classOf(body: string, around = '') {
  const text = `import assert from 'node:assert/strict'\nimport { test } from 'node:test'\nimport { Queue } from '../src/queue.ts'\n${around}\ntest('red', async () => {\n${body}\n})\n`
  const head = realTree({ [file]: text, 'src/queue.ts': 'export class Queue { take() {} }\n' })
  const evidence = anEvidence({ head, position: at('E2E_RED') })
  const context = redContext(evidence, { serviceStarted: null, serviceUrl: null }, file)
  const lines = text.split('\n')
  const frame = (line: number) => ({ file, line, column: 1, inside: true })
  const failing = lines.findIndex((line) => line.includes('fail(')) + 1
  const frames = [frame(failing), frame(lines.length - 2)]
  return classify(
    aFailure(file, { name: 'AssertionError', code: 'ERR_ASSERTION', message: 'not so', frames }),
    context,
    false,
  )
}

describe('a failure in words that hangs on the product, and beside it one that comes whatever it does', () => {
  it.each([
    ["if (!new Queue().take()) assert.fail('not so')", "new Queue().take()\nassert.fail('not so')"],
    ["const taken = new Queue().take()\nif (taken !== 1) {\n  assert.fail('not so')\n}", "const taken = 1\nnew Queue()\nif (taken !== 2) {\n  assert.fail('not so')\n}"],
    ["try {\n  await new Queue().take(9)\n} catch (error) {\n  assert.equal(error.code, 'EMPTY')\n  return\n}\nassert.fail('not so')", "try {\n  await Promise.resolve(9)\n} catch {\n  return\n}\nassert.fail('not so')"],
  ])('%s', (honest, bad) => {
    expect(classOf(honest)).toBe('R-assertion')
    expect(classOf(bad)).toBe('H-unconditional')
  }) // prettier-ignore

  it('in a function beside the tests', () => {
    const around =
      "async function fails(run) {\n  try {\n    await run()\n  } catch {\n    return\n  }\n  assert.fail('not so')\n}\n"
    expect(classOf('await fails(() => new Queue().take(9))', around)).toBe('R-assertion')
    expect(classOf('new Queue()\nawait fails(() => 9)', around)).toBe('H-unconditional')
  })

  it('who catches without leaving comes to it in any case', () => {
    expect(classOf("try {\n  new Queue().take(9)\n} catch {}\nassert.fail('not so')")).toBe('H-unconditional')
  })
})
