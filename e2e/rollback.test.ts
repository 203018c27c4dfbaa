import { expect, test } from 'vitest'
import { aProduct, documentOf, helix } from './support/product.ts'

/** A product whose chain stands at BUILD, after SPEC_DRAFT and E2E_RED passed. */
function aJudgedProduct() {
  const repo = aProduct({ at: 'BUILD' })
  expect(helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  expect(stepOf(repo)).toBe('BUILD')
  return repo
}

function stepOf(repo: { root: string }): unknown {
  const status = documentOf(helix(repo, ['status', '--json']))
  if (typeof status !== 'object' || status === null || !('step' in status)) return status
  const { step } = status
  return typeof step === 'object' && step !== null && 'id' in step ? step.id : step
}

const back = ['approve', 'position', 'E2E_RED', '--why', 'the acceptance tests ask for the wrong thing']

test('REQ-12 an approved rollback is one judgement that moves the beacon back', () => {
  const repo = aJudgedProduct()

  expect(helix(repo, back)).toMatchObject({ code: 0 })
  expect(stepOf(repo)).toBe('BUILD')

  expect(helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  expect(stepOf(repo)).toBe('E2E_RED')
  const judgement = JSON.parse(repo.git('show', 'helix:judgement.json'))
  expect([judgement.from, judgement.to]).toEqual([
    { cycle: 'adding', step: 'BUILD' },
    { cycle: 'adding', step: 'E2E_RED' },
  ])

  expect(helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  expect(stepOf(repo)).toBe('E2E_RED')
})

test('REQ-12 an approval that has not landed moves nothing', () => {
  const repo = aJudgedProduct()

  repo.branch('aside')
  expect(helix(repo, back)).toMatchObject({ code: 0 })
  repo.switchTo('main')

  expect(helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  expect(stepOf(repo)).toBe('BUILD')
})

test('REQ-12 an approval serves once: the step that it took back can be done again', () => {
  const repo = aJudgedProduct()
  expect(helix(repo, back)).toMatchObject({ code: 0 })
  expect(helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })

  expect(helix(repo, ['commit', '--done'])).toMatchObject({ code: 0 })

  expect(stepOf(repo)).toBe('BUILD')
  expect(helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  expect(stepOf(repo)).toBe('BUILD')
})
