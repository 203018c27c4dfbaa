import type { CodeNote } from '@helix/core'

export const recordCodes = {
  'evidence/judgement-malformed': {
    title: 'a judgement cannot be read',
    why: 'Judgements are canonical JSON with exactly the keys of the model; anything else was not written by Helix, or by a newer one.',
    fix: 'Fetch the branch `helix` again; if it persists, upgrade Helix.',
  },
} as const satisfies Record<string, CodeNote>
