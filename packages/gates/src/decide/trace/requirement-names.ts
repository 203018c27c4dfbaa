/** An id as it stands in running text: `REQ-7` in `REQ-7: …` and `[REQ-7]`, and neither in `XREQ-7` nor in `REQ-7-b`. */
const named = /(?<![\w-])REQ-[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*/g

/** The requirements that a text names, each once, in its order. */
export function requirementsIn(text: string): string[] {
  return text.includes('REQ-') ? [...new Set([...text.matchAll(named)].map(([id]) => id))] : []
}
