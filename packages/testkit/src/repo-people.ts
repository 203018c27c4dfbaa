export interface Person {
  name: string
  email: string
}

/** Two people for tests in which one must not do what only another may (authors and approvers, for instance). */
export const twoPeople = {
  anna: { name: 'Anna Adler', email: 'anna@example.org' },
  ben: { name: 'Ben Brandt', email: 'ben@example.org' },
} as const satisfies Record<string, Person>
