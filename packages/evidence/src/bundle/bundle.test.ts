import { sha256 } from '@helix/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bundle, type BundleLimits, bundleLimits } from './bundle.ts'
import { decodeBundle } from './decode-bundle.ts'
import { encodeBundle } from './encode-bundle.ts'
import { aBundle, aHeader, bytesOf } from './testing/a-bundle.ts'

const fileOf = (bundle: Bundle): Uint8Array => Uint8Array.from(Buffer.concat(encodeBundle(bundle)))
const textOf = (bundle: Bundle): string => Buffer.from(fileOf(bundle)).toString('latin1')
const reading = (text: string, limits?: BundleLimits) => decodeBundle(Buffer.from(text, 'latin1'), limits)

/** Code and message of a refusal. */
function refusal(text: string, limits?: BundleLimits): [string, string] | null {
  const read = reading(text, limits)
  return read.valid ? null : [read.finding.code, read.finding.message]
}

/** A file of these parts whose frames and end mark are all true. */
function framed(parts: readonly [kind: string, text: string][], count = parts.length): string {
  const before = `helix-bundle/1\n${parts.map(([kind, text]) => `${kind} ${Buffer.byteLength(text)} ${sha256(text)}\n${text}\n`).join('')}`
  return `${before}end ${count} ${sha256(before)}\n`
}

/** With a true end mark after whatever was changed before it. */
function resealed(before: string, count = 2): string {
  return `${before}end ${count} ${sha256(before)}\n`
}

const header = Buffer.from(encodeBundle(aBundle())[2] ?? []).toString('utf8')
const ordered = ['one', 'two', 'three'].toSorted((a, b) => (sha256(a) < sha256(b) ? -1 : 1))

describe('a bundle', () => {
  test('is read as it was written', () => {
    const read = decodeBundle(fileOf(aBundle()))
    expect(read).toEqual({ valid: true, bundle: aBundle() })
  })

  test('has one spelling, whatever the order in which its reports came', () => {
    const { reports } = aBundle()
    const turned = aBundle({ reports: new Map([...reports].toReversed()) })
    expect(textOf(turned)).toBe(textOf(aBundle()))
  })

  test('is spelled as the format says', () => {
    const [one = '', two = ''] = ['<testsuite/>', 'TN:\n'].toSorted((a, b) => (sha256(a) < sha256(b) ? -1 : 1))
    expect(textOf(aBundle())).toBe(
      framed([['header', header], ['tree', '{"tree":1}'], ['tree', '{"tree":2}'], ['report', one], ['report', two]]), // prettier-ignore
    )
    expect(header).toMatch(/^\{"base":"a{40}","chain":"[0-9a-f]{64}","format":"helix-bundle\/1",/)
  })

  test('may hold no tree and no report, and a report of no bytes', () => {
    for (const bundle of [
      aBundle({ trees: [], reports: new Map() }),
      aBundle({ reports: new Map([[sha256(''), bytesOf('')]]) }),
    ]) {
      expect(decodeBundle(fileOf(bundle))).toEqual({ valid: true, bundle })
    }
  })

  test('holds any bytes', () => {
    const anyBundle = fc.record({
      header: fc.constant(aHeader()),
      trees: fc.array(fc.uint8Array(), { maxLength: 4 }),
      reports: fc
        .array(fc.uint8Array(), { maxLength: 4 })
        .map((all) => new Map(all.map((bytes) => [sha256(bytes), bytes]))),
    })
    fc.assert(
      fc.property(anyBundle, (bundle) => {
        const read = decodeBundle(fileOf(bundle))
        expect(read.valid && Buffer.from(fileOf(read.bundle)).equals(fileOf(bundle))).toBe(true)
      }),
    )
  })

  test('is refused with any one byte changed', () => {
    const file = fileOf(aBundle())
    for (let at = 0; at < file.length; at++) {
      for (const change of [1, 0x20, 0x80]) {
        const other = Uint8Array.from(file)
        other[at] = (other[at] ?? 0) ^ change
        const read = decodeBundle(other)
        expect(read.valid, `byte ${at}`).toBe(false)
      }
    }
  })

  test('is refused when cut off anywhere, as cut off', () => {
    const text = textOf(aBundle())
    for (let length = 0; length < text.length; length++) {
      expect(refusal(text.slice(0, length))?.[0], `${length} bytes`).toBe('BUNDLE-TRUNCATED')
    }
  })
})

describe('a bundle is refused', () => {
  test.each<[string, string, string, string]>([
    ['that is something else', 'PK\u0003\u0004' + 'x'.repeat(200), 'BUNDLE-FORMAT', 'the file is no bundle of this version: it does not begin with "helix-bundle/1"'],
    ['of a later version', textOf(aBundle()).replace('helix-bundle/1', 'helix-bundle/2'), 'BUNDLE-FORMAT', 'the file is no bundle of this version: it does not begin with "helix-bundle/1"'],
    ['without a byte', '', 'BUNDLE-TRUNCATED', 'the bundle is cut off: it ends within its first line'],
    ['that ends in its first line', 'helix-bun', 'BUNDLE-TRUNCATED', 'the bundle is cut off: it ends within its first line'],
    ['without an end mark', `helix-bundle/1\nheader ${header.length} ${sha256(header)}\n${header}\n`, 'BUNDLE-TRUNCATED', 'the bundle is cut off: it ends after 1 parts, without its end mark'],
    ['that ends within a part', `helix-bundle/1\nheader ${header.length} ${sha256(header)}\n${header.slice(0, 10)}`, 'BUNDLE-TRUNCATED', `the bundle is cut off: a part (header) has 10 bytes of ${header.length}`],
    ['with a line that frames nothing', 'helix-bundle/1\nsecret 1 x\n', 'BUNDLE-TAMPERED', 'the bundle was changed after it was written: byte 26 ends no frame of a part'],
    ['with a line that never ends', `helix-bundle/1\n${'x'.repeat(500)}`, 'BUNDLE-TAMPERED', 'the bundle was changed after it was written: what follows part 0 is no frame of a part'],
    ['with a length that is written otherwise', framed([['header', header]]).replace(/header (\d+)/, 'header 0$1'), 'BUNDLE-TAMPERED', 'the bundle was changed after it was written: byte 92 ends no frame of a part'],
    ['with a part of other bytes', framed([['header', header], ['tree', 'one']]).replace('\none\n', '\none!'), 'BUNDLE-TAMPERED', `the bundle was changed after it was written: a part (tree) has other bytes than its digest ${sha256('one').slice(0, 12)} says`],
    ['with bytes after its end', `${framed([['header', header]])}x`, 'BUNDLE-TAMPERED', 'the bundle was changed after it was written: 1 bytes follow its end mark'],
    ['with a part less than counted', framed([['header', header]], 2), 'BUNDLE-TAMPERED', 'the bundle was changed after it was written: it has 1 parts, its end mark says 2'],
    ['with a part taken out', framed([['header', header], ['tree', 'one']]).replace(/tree 3 [0-9a-f]{64}\none\n/, ''), 'BUNDLE-TAMPERED', 'the bundle was changed after it was written: it has 1 parts, its end mark says 2'],
    ['with a part swapped for another', framed([['header', header], ['tree', 'one']]).replace(`${sha256('one')}\none`, `${sha256('eno')}\neno`), 'BUNDLE-TAMPERED', 'the bundle was changed after it was written: its end mark has another digest than the bytes before it'],
    ['without a header', framed([['tree', 'one']]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: its first part is no header'],
    ['without any part', framed([]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: its first part is no header'],
    ['with two headers', framed([['header', header], ['header', header]]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: after the header come the trees, then the reports'],
    ['with a tree after a report', framed([['header', header], ['report', 'one'], ['tree', 'two']]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: after the header come the trees, then the reports'],
    ['with a report twice', framed([['header', header], ['report', 'one'], ['report', 'one']]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: a report is there twice, or out of the order of digests'],
    ['with reports in another order', framed([['header', header], ...ordered.toReversed().map((text): [string, string] => ['report', text])]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: a report is there twice, or out of the order of digests'],
    ['whose header is not JSON', framed([['header', '{']]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: its header is not JSON'],
    ['whose header has one key more', framed([['header', header.replace('{', '{"admin":true,')]]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: its header is not the header of a bundle: admin must be absent'],
    ['whose header hides a prototype', framed([['header', header.replace('{', '{"__proto__":{},')]]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: its header is not the header of a bundle: __proto__ must be absent'],
    ['whose header is spelled otherwise', framed([['header', ` ${header}`]]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: its header is not spelled as canonical JSON'],
    ['whose header has a key twice', framed([['header', header.replace('{', '{"base":"x",')]]), 'BUNDLE-FORMAT', 'the file is no bundle of this version: its header is not spelled as canonical JSON'],
  ])('%s', (_, text, code, message) => {
    const [found, said] = refusal(text) ?? []
    expect([found, said?.slice(0, message.length)]).toEqual([code, message])
  }) // prettier-ignore

  const before = framed([
    ['header', header],
    ['tree', 'one'],
  ]).replace(/end .*\n$/, '')
  const end = `end 2 ${sha256(before)}`

  test.each<[string, string]>([
    ['a blank before a frame', resealed(before.replace('\ntree', '\n tree'))],
    ['a blank after a frame', resealed(before.replace(`${sha256('one')}\n`, `${sha256('one')} \n`))],
    ['capitals in a digest', resealed(before.replace(sha256('one'), sha256('one').toUpperCase()))],
    ['a sign before a length', resealed(before.replace('tree 3', 'tree +3'))],
    ['something else than a newline after a part', resealed(before.replace('\none\n', '\none '))],
    ['a blank before its end mark', `${before} ${end}\n`],
    ['a blank after its end mark', `${before}${end} \n`],
    ['a count that is no number', `${before}${end.replace('end 2', 'end 2x')}\n`],
  ])('that has a second spelling: %s', (_, text) => {
    expect(refusal(text)?.[0]).toBe('BUNDLE-TAMPERED')
  })

  test('that is short and something else', () => {
    expect(refusal('PK')?.[0]).toBe('BUNDLE-FORMAT')
    expect(refusal('helix-bundle/1x')?.[0]).toBe('BUNDLE-FORMAT')
  })

  test('with the way out', () => {
    const fixes = ['', 'PK', `${before}${end}\nx`, 'x'.repeat(2001)].map((text) => {
      const read = reading(text, { ...bundleLimits, bundle: 2000 })
      return read.valid ? null : read.finding.fix
    })
    expect(fixes).toEqual([
      'Hand it over whole, or measure again.',
      'helix verify --measure <file>',
      'helix verify --measure <file>',
      'Make the reporters of the commands in playbook.yml leave out logs and sources.',
    ])
  })

  test('whose header is not UTF-8', () => {
    const before = Buffer.concat([
      Buffer.from(`helix-bundle/1\nheader 1 ${sha256(Uint8Array.of(0xff))}\n`),
      Uint8Array.of(0xff, 0x0a),
    ])
    const read = decodeBundle(Buffer.concat([before, Buffer.from(`end 1 ${sha256(before)}\n`)]))
    expect(read).toMatchObject({
      finding: { code: 'BUNDLE-FORMAT', message: expect.stringContaining('its header is not UTF-8') },
    })
  })

  const small: BundleLimits = { bundle: 2000, part: 10, header: 700, tree: 5, parts: 3 }
  test.each<[string, string, string]>([
    ['above the size of a file', 'x'.repeat(2001), 'it has 2001 bytes; at most 2000 are taken'],
    ['with a report above the size of a part', framed([['header', header], ['report', 'x'.repeat(11)]]), 'a part (report) has 11 bytes; at most 10 are taken'],
    ['with a tree above its size', framed([['header', header], ['tree', 'x'.repeat(6)]]), 'a part (tree) has 6 bytes; at most 5 are taken'],
    ['with a header above its size', framed([['header', 'x'.repeat(701)]]), 'a part (header) has 701 bytes; at most 700 are taken'],
    ['with more parts than are taken', framed([['header', header], ['tree', '1'], ['tree', '2'], ['tree', '3']]), 'it has more than 3 parts'],
  ])('%s, before what is in it is looked at', (_, text, message) => {
    expect(refusal(text, small)).toEqual(['BUNDLE-TOO-LARGE', `the bundle is too large: ${message}`])
  }) // prettier-ignore

  test('at the bounds nothing is refused', () => {
    const text = framed([
      ['header', header],
      ['tree', '12345'],
      ['report', '1234567890'],
    ])
    expect(refusal(text, { ...small, bundle: text.length, header: header.length })).toBeNull()
  })

  test('a length that lies takes no memory', () => {
    const lie = `helix-bundle/1\nreport ${bundleLimits.part} ${sha256('x')}\nx`
    expect(refusal(lie)?.[0]).toBe('BUNDLE-TRUNCATED')
  })
})

describe('what was measured does not fit into a bundle', () => {
  test.each<[string, Partial<BundleLimits>, string]>([
    ['above the size of a file', { bundle: 100 }, 'the bundle has'],
    ['with a part above its size', { part: 11 }, 'the bundle has a part of'],
    ['with too many parts', { parts: 4 }, 'the bundle has 5 parts; at most 4 are taken'],
  ])('%s', (_, more, message) => {
    const write = () => encodeBundle(aBundle(), { ...bundleLimits, ...more })
    expect(write).toThrowError(expect.objectContaining({ code: 'evidence/bundle-too-large' }))
    expect(write).toThrowError(message)
  })

  test('at the bounds it does', () => {
    const bytes = fileOf(aBundle()).length
    expect(() => encodeBundle(aBundle(), { ...bundleLimits, bundle: bytes, parts: 5 })).not.toThrow()
  })
})
