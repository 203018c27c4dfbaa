/**
 * Whether a name says that it stands in for the real thing: `fake-mailer`, `InMemoryOrders`, `createFakeOrders`, `OrdersInMemory`,
 * `OrderFake`. A cache in memory is the real thing, and what generators call a stub stands last in a name.
 */
export function isStandIn(name: string): boolean {
  const words = wordsOf(name)
  if (words.some((word) => /(?:cache|queue|lru|limiter|throttle|bus|index)/.test(word))) return false
  const said = words.join('-')
  if (/(?:^|-)in-?memory(?:-|$)/.test(said)) return true
  if (/^memory(?:-\w+)*-(?:repo|repository|adapter|database|db)$/.test(said)) return true
  const [first, ...others] = words.slice(words.findIndex((word) => !making.has(word)))
  if (others.length === 0) return false
  return (
    /^(?:fake|mock|dummy|stub)$/.test(first ?? '') ||
    (/^[A-Z]/.test(name) && /^(?:fake|mock)$/.test(words.at(-1) ?? ''))
  )
}

/** The same of a file, by its name or that of a folder that holds nothing else. */
export function isStandInFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const words = wordsOf(name).join('-')
  if (/(?:cache|queue|lru|limiter|throttle|bus|index)/.test(words)) return false
  return (
    /(?:^|-)(?:fakes?|mocks?|dummy|stubs?|in-?memory)(?:-|$)/.test(words) ||
    /(?:^|\/)(?:fakes?|in[-_]?memory)\//i.test(path)
  )
}

/** Words with which names of functions that make something begin. */
const making = new Set(['create', 'make', 'build', 'new', 'get', 'use'])

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_.]+/)
    .filter((word) => word !== '')
}
