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
  'adr/no-records': {
    title: 'There is no decision to check',
    why: 'Nothing checked is not the same as nothing wrong. Records are looked for in docs/adr, docs/decisions and other folders that people name so, and where .adr-dir or .log4brains.yml says.',
    fix: 'helix adr new "<why>" writes the first; where records lie elsewhere, name their folder in .adr-dir.',
  },
  'adr/none': {
    title: 'There is no such decision',
    why: 'Records are looked for in docs/adr, docs/decisions and other folders that people name so, and where .adr-dir or .log4brains.yml says.',
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
    why: 'What takes its place is written where its status stands: front matter, a line Status at the beginning, or a section Status. It has none of them.',
    fix: 'Give the record front matter by hand: status: superseded and superseded-by: [<file>].',
  },
}
