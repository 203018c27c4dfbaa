import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { expect, test } from 'vitest'
import { playbook } from '../testing/product.ts'
import { isUngated } from './is-ungated.ts'

const policy = compilePolicy(parsePlaybook(playbook, 'playbook.yml'), { digest: 'a', signers: [] })
const told = (...paths: string[]) =>
  isUngated(
    policy,
    paths.map((path) => ({ path })),
  )

test('a change of the rules is measured by those before it, so that rules which cannot pass can be mended', () => {
  expect([told('playbook.yml'), told('playbook.yml', 'docs/spec.md'), told('vitest.config.js')]).toEqual([
    true,
    true,
    true,
  ])
})

test('what changes code is measured, whatever stands beside it', () => {
  expect([told('src/a.js'), told('playbook.yml', 'src/a.js'), told('package.json')]).toEqual([false, false, false])
})
