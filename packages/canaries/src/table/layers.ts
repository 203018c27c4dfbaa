import { progressPath } from '@helix/beacon'
import { approvalDigest } from '@helix/evidence'
import type { Canary } from '../canary.ts'
import type { Ground } from '../ground.ts'
import { cycle, stamp, stampOf } from '../history.ts'
import { e2eTest, spec, specPath } from '../product.ts'
import { builds, built, finishes } from '../work.ts'

const ordinary = builds((ground) => ({ [ground.fresh('src')]: 'export const more = 1\n' }))

const frozen = 'e2e/sum.test.js'

/** Says a word in a frozen test, and somebody else waives that. */
function changesFrozen(ground: Ground, word: string): void {
  const text = `${e2eTest}// ${word}\n`
  ground.commit(built, { [frozen]: text })
  const finding = { code: 'LAYER-FROZEN', where: { path: frozen } }
  const of = approvalDigest({ kind: 'finding', finding, commit: null, bytes: ground.raw.blob(text) })
  ground.approve({ kind: 'finding', of, until: 4_102_444_800 }, stamp)
}

/** Which files a commit may touch where the branch stands. */
export const layerCanaries: readonly Canary[] = [
  {
    code: 'LAYER-CLOSED',
    bad: 'a file of a layer that only a later step opens',
    honest: 'a file of a layer that the active step opens',
    at: 'BUILD',
    cheat: builds((ground) => ({ [ground.fresh('adapters')]: 'export const disk = 1\n' })),
    comply: ordinary,
  },
  {
    code: 'LAYER-CLOSED',
    bad: 'a file moves out of an open layer into a closed one',
    honest: 'a file moves within the open layer',
    at: 'BUILD',
    cheat: (ground) => {
      const [from, to] = [ground.fresh('src'), ground.fresh('adapters')]
      const text = 'export const moved = 1\n'
      ground.commit(built, { [from]: text })
      ground.commit(built, { [from]: null, [to]: text })
    },
    comply: (ground) => {
      const [from, to] = [ground.fresh('src'), ground.fresh('src')]
      const text = 'export const moved = 2\n'
      ground.commit(built, { [from]: text })
      ground.commit(built, { [from]: null, [to]: text })
    },
  },
  {
    code: 'LAYER-CLOSED',
    bad: 'a Done brings a file of a later step along',
    honest: 'a Done brings a file of its own step along',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => finishes(ground, { 'adapters/disk.js': 'export const disk = 1\n' }),
    comply: (ground) => finishes(ground, { 'src/more.js': 'export const more = 1\n' }),
  },
  {
    code: 'LAYER-CLOSED',
    bad: 'a feature between cycles, where no step asks anything of it',
    honest: 'a refactoring between cycles',
    at: 'idle',
    cheat: (ground) => {
      ground.commit('feat: add lists\n\nWhy: people ask.\n', { [ground.fresh('src')]: 'export const more = 1\n' })
    },
    comply: (ground) => {
      ground.commit('refactor: tidy\n\nHelix-Lane: keep\n', { [ground.fresh('src')]: 'export const more = 1\n' })
    },
  },
  {
    code: 'LAYER-FROZEN',
    bad: 'an acceptance test is weakened after it was frozen',
    honest: 'a unit test is added',
    at: 'BUILD',
    cheat: builds({ 'e2e/sum.test.js': e2eTest.replace(', 3)', ', 4)') }),
    comply: builds((ground) => ({ [ground.fresh('test', 'test.js')]: "import 'node:test'\n" })),
  },
  {
    code: 'LAYER-FROZEN',
    bad: 'a frozen test is moved to where nobody collects it',
    honest: 'a unit test is moved',
    at: 'BUILD',
    alone: true,
    cheat: builds({ 'e2e/sum.test.js': null, 'test/sum.js': e2eTest }),
    comply: builds({ 'test/add.test.js': null, 'test/numbers/add.test.js': "import 'node:test'\n" }),
  },
  {
    code: 'LAYER-FROZEN',
    bad: 'a frozen test is changed again, on the waiver of an earlier change',
    honest: 'a frozen test is changed once, and somebody lets that pass',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => {
      changesFrozen(ground, 'a word')
      ground.commit(built, { [frozen]: e2eTest.replace(', 3)', ', 4)') })
    },
    comply: (ground) => changesFrozen(ground, 'a word'),
  },
  {
    code: 'LAYER-SPEC',
    bad: 'the approved spec changes on the side',
    honest: 'prose beside the spec changes',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => {
      const changed = spec.replace('give 3', 'give 4')
      ground.commit(built.replace(stamp, stampOf(changed)), { [specPath]: changed })
    },
    comply: builds({ 'docs/notes.md': '# Notes\n', 'src/more.js': 'export const more = 1\n' }),
  },
  {
    code: 'LAYER-HELIX',
    bad: "a file of Helix's own is written by hand, along with work",
    honest: 'a folder whose name only looks alike',
    at: 'BUILD',
    cheat: builds((ground) => ({ [ground.fresh('.helix', 'json')]: '{}\n', [ground.fresh('src')]: '' })),
    comply: builds((ground) => ({ [ground.fresh('src/.helix')]: 'export const more = 1\n' })),
  },
  {
    code: 'PROGRESS-HAND',
    bad: 'progress.json is set to a later step by hand',
    honest: 'a Done writes it, as Helix does',
    at: 'BUILD',
    alone: true,
    cheat: builds((ground) => ({ [progressPath]: ground.shown({ cycle, step: 'DONE' }) })),
    comply: (ground) => finishes(ground),
  },
]
