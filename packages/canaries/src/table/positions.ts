import { progressPath } from '@helix/beacon'
import type { Canary } from '../canary.ts'
import { stamp } from '../history.ts'
import { done, finishes, starts } from '../work.ts'

const why = 'Why: it is time.'

/** What a commit may claim of where the branch stands, and what shows it. */
export const positionCanaries: readonly Canary[] = [
  {
    code: 'TRAILER-DONE',
    bad: 'a step is said to be done that is not active: one is skipped',
    honest: 'the active step is said to be done',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => void ground.commit(done.replace('finish BUILD', 'finish').replace('Done: BUILD', 'Done: DONE')),
    comply: (ground) => finishes(ground),
  },
  {
    code: 'TRAILER-DONE',
    bad: 'a Done that was made on one branch is picked again where its step is done already',
    honest: 'a Done that was made on one branch lands once',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => {
      finishes(ground)
      ground.commit(done.replace('3/4', '4/4'))
    },
    comply: (ground) => finishes(ground),
  },
  {
    code: 'TRAILER-START',
    bad: 'a second cycle starts while one is active, and with it everything is open again',
    honest: 'a cycle starts where none is active',
    at: 'idle',
    alone: true,
    cheat: (ground) => {
      starts(ground)
      ground.commit(`STEP[1/4] docs: start\n\n${why}\n\nHelix-Start: another\n`)
    },
    comply: (ground) => starts(ground),
  },
  {
    code: 'TRAILER-CYCLE',
    bad: 'a cycle has a name that is a path',
    honest: 'a cycle has a name in kebab case',
    at: 'idle',
    alone: true,
    cheat: (ground) => void ground.commit(`STEP[1/4] docs: start\n\n${why}\n\nHelix-Start: ../adding\n`),
    comply: (ground) => starts(ground, {}, 'adding-lists'),
  },
  {
    code: 'TRAILER-BOTH',
    bad: 'one commit ends a cycle and starts the next',
    honest: 'a commit ends a step',
    at: 'BUILD',
    alone: true,
    cheat: (ground) =>
      void ground.commit(`STEP[1/4] docs: start\n\n${why}\n\n${stamp}\nHelix-Start: another\nHelix-Done: BUILD\n`),
    comply: (ground) => finishes(ground),
  },
  {
    code: 'BEACON-DIFFERS',
    bad: 'a Done leaves progress.json where it was',
    honest: 'a Done writes progress.json',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => void ground.commit(done),
    comply: (ground) => finishes(ground),
  },
  {
    code: 'BEACON-DIFFERS',
    bad: 'a Done shows the end of the cycle instead of the next step',
    honest: 'a Done shows the next step',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => void ground.commit(done, { [progressPath]: ground.shown('idle') }),
    comply: (ground) => finishes(ground),
  },
  {
    code: 'BEACON-DIFFERS',
    bad: 'a tag of Helix is set by hand',
    honest: 'a tag of a release is set by hand',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => ground.raw.setRef('refs/tags/helix/adding/4-DONE', ground.tip),
    comply: (ground) => ground.raw.setRef('refs/tags/v1.0.0', ground.tip),
  },
]
