/**
 * Who should approve, from who has worked here: with more than one author, no approval need rest on one person. Null
 * where there is nothing to suggest. Robots do not approve.
 */
export function suggestApprovers(authors: readonly string[], people: 'solo' | 'team'): string | null {
  const persons = new Set(authors.map((author) => author.toLowerCase()).filter((author) => !author.includes('[bot]')))
  if (persons.size < 2) return null
  const who = `${persons.size} people have committed here`
  if (people === 'solo') return `${who}: with helix init --team somebody else than the author approves`
  return `${who}: let two approve. In playbook.yml by: 2 for the spec, approval: 2 for dependencies, and below layers: policy: {paths: [], approval: 2}`
}
