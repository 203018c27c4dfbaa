import { amendmentDigest, composeAmendment, draftAmendment, parseSpec } from '@helix/spec'
import type { Ground } from './ground.ts'
import { stampOf } from './history.ts'
import { spec, specPath } from './product.ts'

/** Amendments one after another, each approved. */
export function amendsInTurn(...texts: string[]) {
  return (ground: Ground): void => {
    let before = parseSpec(spec)
    for (const [at, text] of texts.entries()) {
      const after = parseSpec(text)
      const said = draftAmendment({ number: at + 1, title: `Turn ${at + 1}`, date: '2026-01-02', why: 'People ask.', before, after }) // prettier-ignore
      ground.commit(`STEP[3/4] spec: turn ${at + 1}\n\nWhy: people ask.\n\n${stampOf(text)}\n`, {
        [specPath]: text,
        [`docs/adr/000${at + 1}-turn.md`]: composeAmendment(said),
      })
      ground.approve({ kind: 'spec', of: amendmentDigest(said) }, stampOf(text))
      before = after
    }
  }
}
