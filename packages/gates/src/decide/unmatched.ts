/** Those that the others do not hold as often, told apart by a key. */
export function unmatched<T>(some: readonly T[], others: readonly T[], key: (one: T) => string): T[] {
  const left = Map.groupBy(others, key)
  return some.filter((one) => left.get(key(one))?.pop() === undefined)
}
