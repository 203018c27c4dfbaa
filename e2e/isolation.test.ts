import { expect, test } from 'vitest'
import { aProduct, documentOf, helix } from './support/product.ts'

/** What `helix doctor` says can be had on this machine. */
function isolationHere(repo: { root: string }): unknown {
  const document = documentOf(helix(repo, ['doctor', '--json']))
  return typeof document === 'object' && document !== null && 'isolation' in document ? document.isolation : null
}

test('REQ-5: the judgement says what kept author code apart, as doctor said that it can be had here', () => {
  const repo = aProduct({ at: 'SPEC_DRAFT' })
  const here = isolationHere(repo)
  expect(here).toEqual({ kind: expect.stringMatching(/^(namespaces|process)$/), detail: expect.any(String) })

  expect(helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })

  expect(JSON.parse(repo.git('show', 'helix:judgement.json')).isolation).toEqual(here)
})
