export type AdrStatus = 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded'

/** What tools and people of the field write; adr-tools spells `Superceded`, log4brains has drafts. */
const words: readonly (readonly [AdrStatus, ...string[]])[] = [
  ['proposed', 'proposal', 'draft', 'pending', 'review', 'in review', 'under review', 'in progress', 'open', 'on hold', 'deferred'],
  ['accepted', 'approved', 'adopted', 'decided', 'agreed', 'implemented', 'active', 'partly superseded', 'partially superseded'],
  ['rejected', 'declined', 'withdrawn'],
  ['deprecated', 'obsolete', 'retired'],
  ['superseded', 'superceded', 'supersceded', 'replaced', 'invalidated'],
] // prettier-ignore

const statuses = new Map(words.flatMap((known) => known.map((word) => [word, known[0]] as const)))

/**
 * The status that a text says first, whatever follows (`superseded by ADR-0123`); null for one that nobody knows, and for the
 * choice of a template that nobody made (`proposed | accepted`).
 */
export function adrStatusOf(text: string): AdrStatus | null {
  if (text.includes(' | ')) return null
  const [, first = '', second = ''] = /^[^\p{L}]*(\p{L}+)(?:[\s-]+(\p{L}+))?/u.exec(text.toLowerCase()) ?? []
  const status = statuses.get(`${first} ${second}`) ?? statuses.get(first) ?? null
  return status === 'accepted' && /^\P{L}*\p{L}+\P{L}*\bsuper[sc]eded by\b/iu.test(text) ? 'superseded' : status
}
