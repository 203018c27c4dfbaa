import { describe, expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure } from '../testing/runs.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

const file = 'e2e/test_a.py'

/** The class of an error that is raised in the last line of a test. */
function classOf(body: string, name = 'AssertionError', around = '') {
  const text = `import pytest\nfrom shop.queue import Queue\n\n${around}\ndef test_red():\n${body.replaceAll(/^/gm, '    ')}\n`
  const head = realTree({ [file]: text, 'src/shop/queue.py': 'class Queue:\n    def take(self): pass\n' })
  const context = redContext(
    anEvidence({ head, position: at('E2E_RED') }),
    { serviceStarted: null, serviceUrl: null },
    file,
  )
  const lines = text.split('\n')
  const test = { file, line: lines.length - 1, column: 1, inside: true }
  const raising = { ...test, line: lines.findIndex((line) => /raise|fail/.test(line)) + 1 }
  return classify(aFailure(file, { name, message: 'not so', frames: [raising, test] }), context, false)
}

describe('an assertion that is raised under a condition of the product, and beside it one that is raised whatever it does', () => {
  it.each([
    ['if not Queue().take():\n    raise AssertionError("not so")', 'Queue().take()\nraise AssertionError("not so")'],
    ['taken = Queue().take()\nif taken != 1:\n    raise AssertionError(f"{taken}")', 'taken = 1\nQueue()\nif taken != 2:\n    raise AssertionError(f"{taken}")'],
    ['if Queue().take() is None: raise AssertionError', 'Queue()\nif len("abc") == 3: raise AssertionError'],
  ])('%s', (honest, bad) => {
    expect(classOf(honest)).toBe('R-assertion')
    expect(classOf(bad)).toBe('H-unconditional')
  }) // prettier-ignore

  it('by the word of pytest', () => {
    expect(classOf('if not Queue().take():\n    pytest.fail("not so")', 'Failed')).toBe('R-assertion')
    expect(classOf('Queue()\nif 1 < 2:\n    pytest.fail("not so")', 'Failed')).toBe('H-unconditional')
    expect(classOf('Queue().take()\npytest.fail("not so")', 'Failed')).toBe('H-unconditional')
  })

  it('in a function beside the tests', () => {
    const around = 'def check(taken):\n    if taken != 1:\n        raise AssertionError("not so")\n\n'
    expect(classOf('check(Queue().take())', 'AssertionError', around)).toBe('R-assertion')
    expect(classOf('check(2)', 'AssertionError', around)).toBe('H-unconditional')
  })

  it('what the other branch does is no assertion', () => {
    expect(classOf('if Queue().take():\n    pass\nelse:\n    raise AssertionError("not so")')).toBe('H-unconditional')
  })
})
