/** Whether two values are alike all through; numbers that differ by what is lost when they are reckoned are one. */
export function alike(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return isOneNumber(one, other)
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime()
  if (one instanceof Set && other instanceof Set)
    return one.size === other.size && [...one].every((part) => [...other].some((known) => alike(part, known)))
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false
  const [parts, others] = [Object.entries(one), new Map(Object.entries(other))]
  return parts.length === others.size && parts.every(([key, part]) => others.has(key) && alike(part, others.get(key)))
}

function isOneNumber(one: number, other: number): boolean {
  return Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other))
}
