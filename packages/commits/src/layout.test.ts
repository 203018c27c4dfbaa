import { describe, expect, test } from 'vitest'
import { layOut } from './layout.ts'

/** Header, body and trailer blocks of a message, each block with the index of its first line. */
function cut(text: string) {
  const { lines, header, bodyStart, bodyEnd, gap, blocks } = layOut(text)
  const body = lines.slice(bodyStart, bodyEnd).join('|')
  const held = blocks.map(({ start, trailers }) => `${start} ${trailers.map(({ key }) => key).join(',')}`)
  return { header, body, gap, blocks: held }
}

describe('a message is cut into header, body and blocks of trailers', () => {
  test.each<[string, string, string, boolean, string[]]>([
    ['', '', '', true, []],
    ['\n\n', '', '', true, []],
    ['\n\na: x\n', 'a: x', '', true, []],
    ['a: x', 'a: x', '', true, []],
    ['a: x\nRefs: 1', 'a: x', 'Refs: 1', false, []],
    ['a: x\nbody\n\nRefs: 1', 'a: x', 'body', false, ['3 Refs']],
    ['a: x\n\nRefs: 1\n', 'a: x', '', true, ['2 Refs']],
    ['a: x\n\nAny: 1\n', 'a: x', '', true, ['2 Any']],
    ['a: x\n\nbody\n\nRefs: 1\nAny: 2\n\n', 'a: x', '|body', true, ['4 Refs,Any']],
    ['a: x\n\nbody\nRefs: 1', 'a: x', '|body|Refs: 1', true, []],
    ['a: x\r\n\r\nbody\r\n\r\nRefs: 1\r\n', 'a: x', '|body', true, ['4 Refs']],
    // Well-known trailers above the last block are trailers too, others are text.
    ['a: x\n\nRefs: 1\n\nAny: 2', 'a: x', '', true, ['2 Refs', '4 Any']],
    ['a: x\n\nAny: 1\n\nRefs: 2', 'a: x', '|Any: 1', true, ['4 Refs']],
    ['a: x\n\nRefs: 1\nAny: 2\n\nRefs: 3', 'a: x', '|Refs: 1|Any: 2', true, ['5 Refs']],
    ['a: x\n\nRefs: 1\n\n\n\nRefs: 2', 'a: x', '', true, ['2 Refs', '6 Refs']],
    // Hosts set off co-authors with dashes.
    ['a: x\n\nRefs: 1\n\n----\n\nRefs: 2', 'a: x', '', true, ['2 Refs', '6 Refs']],
    ['a: x\n\nRefs: 1\n\n---------\n\nRefs: 2', 'a: x', '', true, ['2 Refs', '6 Refs']],
    ['a: x\n\nRefs: 1\n\n---\n\nRefs: 2', 'a: x', '|Refs: 1||---', true, ['6 Refs']],
    ['a: x\n\nRefs: 1\n\n---- x\n\nRefs: 2', 'a: x', '|Refs: 1||---- x', true, ['6 Refs']],
    ['a: x\n\nRefs: 1\n\nx ----\n\nRefs: 2', 'a: x', '|Refs: 1||x ----', true, ['6 Refs']],
    ['a: x\n\nRefs: 1\n----\n\nRefs: 2', 'a: x', '|Refs: 1|----', true, ['5 Refs']],
    ['a: x\n\nAny: 1\n\n----\n\nRefs: 2', 'a: x', '|Any: 1||----', true, ['6 Refs']],
    ['a: x\n\n----\n\nRefs: 2', 'a: x', '|----', true, ['4 Refs']],
    ['a: x\n\nRefs: 1\n\n----', 'a: x', '|Refs: 1||----', true, []],
    // Below a section git reads trailers; Helix takes the well-known ones.
    ['a: x\n\nWhy: y\nRefs: 1', 'a: x', '|Why: y', true, ['3 Refs']],
    ['a: x\n\nWhy: y\nAny: 1', 'a: x', '|Why: y|Any: 1', true, []],
    ['a: x\n\nWhy: y', 'a: x', '|Why: y', true, []],
    ['a: x\n\nWhy: y\nRefs: 1\n\nRefs: 2', 'a: x', '|Why: y|Refs: 1', true, ['5 Refs']],
    ['a: x\n\nbody\n\nRefs: 1\n  folded', 'a: x', '|body', true, ['4 Refs']],
    ['a: x\n\nbody\n\nRefs: 1\nnot one', 'a: x', '|body||Refs: 1|not one', true, []],
    ['a: x\n\n  only\n  blanks', 'a: x', '|  only|  blanks', true, []],
  ])('%j', (text, header, body, gap, blocks) => {
    expect(cut(text)).toEqual({ header, body, gap, blocks })
  })
})
