export type AdrStatus = 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded'

/** What the tools of the field write; adr-tools spells `Superceded`, log4brains has drafts. */
const words: Readonly<Record<string, AdrStatus>> = {
  draft: 'proposed',
  proposed: 'proposed',
  pending: 'proposed',
  accepted: 'accepted',
  approved: 'accepted',
  adopted: 'accepted',
  decided: 'accepted',
  rejected: 'rejected',
  deprecated: 'deprecated',
  superseded: 'superseded',
  superceded: 'superseded',
}

/** The status that a text says first, whatever follows (`superseded by ADR-0123`); null for one that nobody knows. */
export function adrStatusOf(text: string): AdrStatus | null {
  const word = /^[\s*_"'`[(]*([A-Za-z]+)/.exec(text)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null
}
