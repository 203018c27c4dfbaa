import { z } from 'zod'
import { repositoryPath } from '../readers/repository-path.ts'
import type { StubCall } from './run.ts'

/** More than this proves nothing more. */
const mostCalls = 20_000
/** Characters of one call: what it came from are a few places. To parse a line of megabytes would take gigabytes. */
const longestCall = 65_536

const shape = z.object({
  kind: z.enum(['call', 'start', 'handed']),
  module: z.string(),
  name: z.string(),
  test: z.string().nullable(),
  testPath: z.string().nullable(),
  from: z.array(z.object({ file: z.string(), line: z.int() })),
})

/** What generated stubs wrote down, a JSON document a line. A line that is none shows no call. */
export function readStubCalls(bytes: Uint8Array, root: string): StubCall[] {
  const lines = new TextDecoder().decode(bytes).split('\n', mostCalls)
  return lines.flatMap((line) => (line.length > longestCall ? null : callIn(line, root)) ?? [])
}

function callIn(line: string, root: string): StubCall | null {
  const read = shape.safeParse(parsed(line))
  if (!read.success) return null
  const { kind, module, name, test, testPath, from } = read.data
  const file = testPath === null ? null : repositoryPath(testPath, root).file
  const places = from.map((place) => ({ ...place, ...repositoryPath(place.file, root) }))
  return {
    kind,
    module,
    name,
    test: test === null || file === null ? null : `${file} > ${test}`,
    from: places.filter(({ inside }) => inside).map((place) => ({ file: place.file, line: place.line })),
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
