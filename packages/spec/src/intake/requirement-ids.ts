/** `REQ-<n>` with the number after the highest that any of these ids has, then the numbers after it. */
export function freeIds(taken: Iterable<string>): () => string {
  let highest = 0
  for (const id of taken) highest = Math.max(highest, Number(/^REQ-(\d{1,9})(?!\d)/i.exec(id)?.[1] ?? 0))
  return () => `REQ-${(highest += 1)}`
}
