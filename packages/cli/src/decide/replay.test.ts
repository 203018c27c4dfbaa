import { parseMessage } from '@helix/commits'
import type { Increment } from '@helix/core'
import type { ChainPosition } from '@helix/evidence'
import { describe, expect, test } from 'vitest'
import { movesPosition, replay } from './replay.ts'

const steps = ['SPEC', 'RED', 'DONE']

/** One step after the other; the last one ends the cycle. */
function apply(position: ChainPosition['position'], { start, done }: { start?: string; done?: string }) {
  const illegal = { severity: 'error' as const, code: 'TRAILER-DONE', message: 'not here' }
  if (start !== undefined) return position === 'idle' ? { cycle: start, step: 'SPEC' } : illegal
  if (position === 'idle' || position.step !== done) return illegal
  const step = steps[steps.indexOf(position.step) + 1]
  return step === undefined ? ('idle' as const) : { ...position, step }
}

const chain = (...refusals: string[]): ChainPosition => ({
  position: 'idle',
  base: 'base',
  judged: 'base',
  sequence: 0,
  moved: null,
  cycleStart: null,
  passed: [],
  refusals,
})

/** Commits in a line, each with what its trailers say. */
function line(...said: [commit: string, trailer?: Pick<Increment, 'start' | 'done'>][]): Increment[] {
  return said.map(([commit, trailer], index) => ({
    commit,
    parents: [said[index - 1]?.[0] ?? 'base'],
    tree: '',
    spec: '',
    label: null,
    author: '',
    message: parseMessage(''),
    changes: [],
    ...trailer,
  }))
}

const named = (position: ChainPosition['position']) =>
  position === 'idle' ? 'idle' : `${position.cycle} ${position.step}`

const walk = (refusals: string[], increments: Increment[]) =>
  replay(chain(...refusals), increments, apply).map((stand) => [
    stand.increment.commit,
    named(stand.before.position),
    named(stand.after.position),
    movesPosition(stand),
    stand.cycleStart,
  ])

describe('a refusal leads back behind the commit that was refused, not before it', () => {
  const claimed = line(['s', { start: 'a' }], ['d1', { done: 'SPEC' }], ['d2', { done: 'RED' }])

  test('nothing was refused', () => {
    expect(walk([], claimed)).toEqual([
      ['s', 'idle', 'a SPEC', true, 's'],
      ['d1', 'a SPEC', 'a RED', true, 's'],
      ['d2', 'a RED', 'a DONE', true, 's'],
    ])
  })

  test.each([
    ['the last claim', ['d2'], claimed],
    ['a commit after it', ['r'], [...claimed, ...line(['r']).map((one) => ({ ...one, parents: ['d2'] }))]],
  ])(
    '%s: claims stand as they were made, count no more, and are made anew from where the chain stands',
    (_, at, until) => {
      const anew = line(['d3', { done: 'SPEC' }], ['d4', { done: 'RED' }])
      const last = until.at(-1)?.commit ?? ''
      const walked = walk(at, [
        ...until,
        ...anew.map((one, index) => (index === 0 ? { ...one, parents: [last] } : one)),
      ])
      expect(walked.slice(0, 3)).toEqual([
        ['s', 'idle', 'a SPEC', true, 's'],
        ['d1', 'a SPEC', 'a RED', false, 's'],
        ['d2', 'a RED', 'a DONE', false, 's'],
      ])
      expect(walked.slice(-2)).toEqual([
        ['d3', 'a SPEC', 'a RED', true, 's'],
        ['d4', 'a RED', 'a DONE', true, 's'],
      ])
    },
  )

  test('a cycle that began after the end of the refused one begins anew', () => {
    const over = line(
      ['s', { start: 'a' }],
      ['d1', { done: 'SPEC' }],
      ['d2', { done: 'RED' }],
      ['d3', { done: 'DONE' }],
      ['s2', { start: 'b' }],
      ['w'],
    )
    expect(walk(['s2'], over).slice(-2)).toEqual([
      ['s2', 'idle', 'b SPEC', false, 's2'],
      ['w', 'a SPEC', 'a SPEC', false, 's'],
    ])
  })
})

test('an illegal trailer does not count', () => {
  expect(walk([], line(['s', { start: 'a' }], ['d', { done: 'DONE' }])).at(-1)).toEqual([
    'd',
    'a SPEC',
    'a SPEC',
    false,
    's',
  ])
})
