/** What a host says to one question: a value, that there is none (null), or nothing that can be relied on. */
export type Answer<T> = { known: true; value: T | null } | { known: false; why: string }

export const unknown = (why: string): { known: false; why: string } => ({ known: false, why })
