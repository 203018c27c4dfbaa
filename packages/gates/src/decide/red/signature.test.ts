import { describe, expect, it } from 'vitest'
import { aFailure } from '../testing/runs.ts'
import { normalised, signature } from './signature.ts'

const told = (message: string): string => signature('a', 'R-assertion', aFailure('x', { message, frames: [] }))

describe('the signature of a red', () => {
  it.each([
    ['connect to 127.0.0.1:43117', 'connect to 127.0.0.1:<port>'],
    ['http://localhost:8080/x', 'http://localhost:<port>/x'],
    ['open /tmp/helix-1234/e2e/x.ts failed', 'open <path> failed'],
    ['took 12.5 ms', 'took <ms>'],
    ['at 2026-01-02T03:04:05.678Z', 'at <time>'],
    ['id 0f8fad5b-d9cb-469f-a165-70867728950e', 'id <uuid>'],
    ['blob 3fa9c1d2e4b70001', 'blob <hex>'],
    ['connect to 10.200.30.4:80', 'connect to 10.200.30.4:<port>'],
    ['connect to [::1]:43117', 'connect to [::1]:<port>'],
    ['connect to ::1:43117', 'connect to ::1:<port>'],
    ['localhost:8 and localhost:123456', 'localhost:8 and localhost:123456'],
    ['1.2.3:4444 is a version', '1.2.3:4444 is a version'],
    ["import 'file:///tmp/j/a.ts' failed", "import '<path>' failed"],
    ['(/home/ada/j/a.ts:3:1)', '(<path>:3:1)'],
    ['"/root/a" /private/b /var/folders/c /work/d', '"<path>" <path> <path> <path>'],
    ['/opt/a and /tmp/', '/opt/a and /tmp/'],
    ['took 1ms, 20 ms, 3.55ms', 'took <ms>, <ms>, <ms>'],
    ['x12 ms, 12 msx, 12  ms', 'x12 ms, 12 msx, 12  ms'],
    ['at 2026-01-02T03:04', 'at <time>'],
    ['at 2026-01-02T03:04:05', 'at <time>'],
    ['at 2026-01-02T03:04:05.6Z.', 'at <time>.'],
    ['at 2026-01-02T03:04:05+01:00', 'at <time>'],
    ['at 2026-01-02T03:04:05-0130', 'at <time>'],
    ['at 2026-01-02', 'at 2026-01-02'],
    ['id 0F8FAD5B-D9CB-469F-A165-70867728950E', 'id <uuid>'],
    ['id 0f8fad5b-d9cb-469f-a165', 'id 0f8fad5b-d9cb-469f-a165'],
    ['blob 3FA9C1D2E4B7', 'blob <hex>'],
    ['number 123456789012', 'number <hex>'],
    ['number 12345678901', 'number 12345678901'],
    ['blob 0.3fa9c1d2e4b70001 and 0.7722357323687024', 'blob 0.3fa9c1d2e4b70001 and 0.7722357323687024'],
    ['took 153.123456789012', 'took 153.<hex>'],
    ['date: Mon, 30 Nov 2026 21:48:50 GMT', 'date: <time>'],
    ['<Desk object at 0x7f12ab34cd56>', '<Desk object at <address>>'],
    ['the byte 0xff', 'the byte 0xff'],
    ['a3fa9c1d2e4b7x', 'a3fa9c1d2e4b7x'],
    ['expected 2 to be 3', 'expected 2 to be 3'],
    ['REQ-7: cents of 1000', 'REQ-7: cents of 1000'],
    ['effaceddecade is a word', 'effaceddecade is a word'],
  ])('%s reads %s', (message, text) => {
    expect(normalised(message)).toBe(text)
  })

  it('keeps 400 characters', () => {
    expect(normalised('x '.repeat(300))).toBe('x '.repeat(200))
  })

  it('holds test, class, message and the innermost place inside the repository', () => {
    const frames = [
      { file: 'node_modules/chai.js', line: 1, column: 1, inside: false },
      { file: 'e2e/a.test.ts', line: 9, column: 2, inside: true },
    ]
    expect(signature('e2e/a.test.ts > a', 'R-assertion', aFailure('x', { message: 'm', frames }))).toBe(
      'e2e/a.test.ts > a\nR-assertion\nm\ne2e/a.test.ts:9',
    )
    expect(signature('a', 'H-other', aFailure('x', { message: 'm', frames: [] }))).toBe('a\nH-other\nm\n')
  })

  it('is one though what differs is told in another order', () => {
    expect(told('Differing items:\n1 != 2\n3 != 4')).toBe(told('Differing items:\n3 != 4\n1 != 2'))
    expect(told('Differing items:\n1 != 2\n3 != 4')).not.toBe(told('Differing items:\n1 != 2\n3 != 5'))
  })
})
