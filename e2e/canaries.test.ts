import { expect, test } from 'vitest'
import { aProduct, documentOf, helix } from './support/product.ts'

test('REQ-7 every canary is listed with the code that must refuse it', () => {
  const listed = helix(aProduct(), ['doctor', '--canaries', '--list', '--json'])

  expect(listed.code).toBe(0)
  const canaries = expect.objectContaining({
    canaries: expect.arrayContaining([
      expect.objectContaining({ code: 'MSG-WHY', bad: expect.any(String), honest: expect.any(String) }),
      expect.objectContaining({ code: 'LAYER-CLOSED', bad: expect.any(String), honest: expect.any(String) }),
    ]),
  })
  expect(documentOf(listed)).toEqual(canaries)
})

test('REQ-7 the built command refuses a known-bad commit with its own code, and lets the honest look-alike pass', () => {
  const judged = helix(aProduct(), ['doctor', '--canaries', '--only', 'MSG-WHY', '--only', 'LAYER-CLOSED', '--json'])

  expect(judged.code).toBe(0)
  const passed = { refused: true, lookalike: 'passes' }
  const document = documentOf(judged)
  expect(document).toEqual(expect.objectContaining({ ok: true }))
  expect(document).toEqual(
    expect.objectContaining({
      canaries: expect.arrayContaining([
        expect.objectContaining({ code: 'MSG-WHY', ...passed }),
        expect.objectContaining({ code: 'LAYER-CLOSED', ...passed }),
      ]),
    }),
  )
})
