import { expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure } from '../testing/runs.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

/** The class of an error that is thrown in the line that says so. */
function classOf(file: string, text: string, message: string) {
  const head = realTree({ [file]: text, 'src/shop.ts': '', 'src/shop.py': '' })
  const evidence = anEvidence({ head, position: at('E2E_RED') })
  const context = redContext(evidence, { serviceStarted: null, serviceUrl: null }, file)
  const line = text.split('\n').findIndex((one) => /throw|raise/.test(one)) + 1
  const frames = [{ file, line, column: 1, inside: true }]
  return classify(aFailure(file, { name: 'Error', message, frames }), context, false)
}

const script = (variable: string) =>
  classOf(
    'e2e/a.test.ts',
    `import '../src/shop.ts'\ntest('red', () => {\n  const key = process.env.${variable}\n  if (!key) throw new Error('set SHOP_KEY to run this')\n})\n`,
    'set SHOP_KEY to run this',
  )
const python = (variable: string) =>
  classOf(
    'e2e/test_a.py',
    `import os\nfrom shop import pay\ndef test_red():\n    key = os.environ.get("${variable}")\n    if not key:\n        raise Exception("give SHOP_KEY")\n`,
    'give SHOP_KEY',
  )

it('an error that names the variable which the test has asked for tells of the machine', () => {
  expect([script('SHOP_KEY'), python('SHOP_KEY')]).toEqual(['H-environment', 'H-environment'])
})

it('one that names another word does not', () => {
  expect([script('SHOP_KEYS'), python('SHOP_KEYS')]).toEqual(['H-other', 'H-other'])
})
