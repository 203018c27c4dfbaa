// What stubs write down comes from a process in which code that is judged runs.
import { expect, test } from 'vitest'
import { readStubCalls } from './read-stub-calls.ts'

const call = { kind: 'call', module: 'src/a.ts', name: 'a', test: null, testPath: null, from: [{ file: '/r/e.ts', line: 1 }] } // prettier-ignore
const readingOf = (...lines: string[]) => readStubCalls(new TextEncoder().encode(lines.join('\n')), '/r')

test('a call is told by the places that it came from', () => {
  expect(readingOf(JSON.stringify(call))).toMatchObject([{ module: 'src/a.ts', from: [{ file: 'e.ts', line: 1 }] }])
})

test('a line that is none, or longer than any call, shows no call; the others do', () => {
  const places = Array.from({ length: 3000 }, () => call.from[0])
  const long = JSON.stringify({ ...call, from: places })
  expect(readingOf('{"kind":', long, JSON.stringify(call))).toHaveLength(1)
})
