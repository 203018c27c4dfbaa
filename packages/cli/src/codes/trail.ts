import type { CodeNote } from '@helix/core'

/** Looking up why something is so. */
export const trailCodes: Readonly<Record<string, CodeNote>> = {
  'why/no-line': {
    title: 'HEAD has no such line',
    why: 'A line is looked up as HEAD has it; what is not committed yet has no history.',
    fix: 'Name a line of the committed file: helix why src/cart.ts:18',
  },
  'adr/unknown-action': {
    title: 'helix adr does not know this action',
    why: 'Its actions are new, list, show, search and check.',
    fix: 'helix adr list',
  },
  'adr/none': {
    title: 'There is no such decision',
    why: 'Records are looked for in docs/adr, where adr-tools and MADR keep theirs, and where .adr-dir says.',
    fix: 'helix adr list',
  },
  'adr/ambiguous': {
    title: 'More than one decision is meant',
    why: 'Numbers and parts of names may fit several records; none is guessed.',
    fix: 'Name the file.',
  },
  'adr/no-title': {
    title: 'A decision needs a title',
    why: 'Its file is named after it, and lists show nothing else.',
    fix: 'helix adr new "Why totals are in cents"',
  },
  'adr/other-form': {
    title: 'The earlier record cannot say what takes its place',
    why: 'Helix writes into front matter alone; records of other tools are read, never rewritten.',
    fix: 'Give the record front matter by hand: status: superseded and superseded-by: [<file>].',
  },
}
