const id = /(?<![\w-])REQ-[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*/g

/** The requirements that a text names, each once. */
export function idsIn(text: string): string[] {
  return [...new Set([...text.matchAll(id)].map(([found]) => found))]
}
