import { expect, test } from 'vitest'
import { AnswerParser, type GitObject } from './object-answers.ts'

const [a, b, c] = ['a'.repeat(40), 'b'.repeat(64), 'c'.repeat(40)]
const said = Buffer.concat([
  Buffer.from(
    `${a} blob 5\nx\n\0y\n\n${b} tree 0\n\nHEAD:no missing\n${c} commit 2\nhi\nab12 ambiguous\n${c} submodule\n`,
  ),
])
const given = [[a, 'blob', 'x\n\0y\n'], [b, 'tree', ''], null, [c, 'commit', 'hi'], null, null]

/** What the parser gives for these pieces. */
function answersTo(pieces: readonly Buffer[]): unknown[] {
  const answers: (GitObject | null)[] = []
  const parser = new AnswerParser((object) => answers.push(object))
  for (const piece of pieces) parser.push(piece)
  return answers.map((object) => object && [object.oid, object.type, object.bytes.toString('utf8')])
}

test('objects come byte by byte, what is missing, ambiguous or in a submodule comes as null', () => {
  expect(answersTo([said])).toEqual(given)
})

test.each([1, 2, 3, 7, 50, 100])('pieces of %d bytes make no difference', (length) => {
  const pieces = Array.from({ length: Math.ceil(said.length / length) }, (_, at) =>
    said.subarray(at * length, (at + 1) * length),
  )
  expect(answersTo(pieces)).toEqual(given)
})

test('nothing is given before it is whole', () => {
  expect(answersTo([Buffer.from(`${a} blob 5\nx\n\0y\n`)])).toEqual([])
  expect(answersTo([Buffer.from(`${a} blob 5`)])).toEqual([])
})
