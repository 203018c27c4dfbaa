import type { CodeNote } from '@helix/core'

/** What the guard of Helix's references refuses in a clone (`helix init --guard`). */
export const guardCodes: Readonly<Record<string, CodeNote>> = {
  'GUARD-CHAIN': {
    title: 'The branch helix only grows, by judgements',
    why: 'It is the record of what was judged. Pointed at another commit, taken back or deleted, it would tell another story. What the new end holds decides, not who moves it.',
    fix: 'helix verify judges; git fetch brings what CI judged. A chain that is torn may be set to a good end.',
  },
  'GUARD-KEPT': {
    title: 'What Helix keeps below refs/helix is neither moved nor deleted',
    why: 'Run logs, attempts and tips from before a restamp lie there, so that nothing made is lost.',
    fix: 'Leave it. A person who means it takes the guard out first: helix init --remove.',
  },
  'GUARD-TAG': {
    title: 'Tags of Helix show what the chain says',
    why: 'A tag helix/… at another commit would show a position that nobody judged.',
    fix: 'git fetch --tags brings those of CI.',
  },
  'init/guard-elsewhere': {
    title: 'git looks for hooks in a folder of yours',
    why: 'core.hooksPath leads to a folder that Helix did not make, and that other repositories may share.',
    fix: 'Write the hook by hand as the message shows, or let Helix set its hooks up: helix init --hooks.',
  },
  'init/guard-taken': {
    title: 'There is a reference-transaction hook already',
    why: 'git runs one; yours is not written over.',
    fix: 'Let it end with the line of the message; it gets the same standard input.',
  },
}
