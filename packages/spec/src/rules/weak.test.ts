import { describe, expect, test } from 'vitest'
import { parseSpec } from '../parse-spec.ts'
import { weakWords } from './weak.ts'

const told = (text: string) =>
  weakWords.check(parseSpec(text)).map(({ message, where }) => `${where?.line} ${message.split(',', 1)[0]}`)

describe('a word that leaves open whether it holds', () => {
  test.each(['should', 'could', 'might', 'ideally', 'preferably', 'if possible', 'and/or'])('%s', (word) => {
    expect(told(`# REQ-1 A\n\nIt shows\nx ${word} y.\n`)).toEqual([`4 REQ-1 says "${word}"`])
  })

  test.each([
    ['It SHOULD.'],
    ['It shoulders.'],
    ['`should`'],
    ['“should”'],
    ['"should"'],
    ['~~~\nshould\n~~~'],
    ['<!-- should -->'],
  ])('is none in %j', (text) => {
    expect(told(`# REQ-1 A\n\n${text}\n`)).toEqual([])
  })

  test('in a title, or around requirements, is not told', () => {
    expect(told('It should.\n\n# REQ-1 It should\n\nIt holds.\n\n# Notes\n\nIt could.\n')).toEqual([])
  })

  test('is told for each requirement, the first one behind what is quoted', () => {
    const text = '# REQ-1 A\n\n"should" is `could`\n\nIt might, it could.\n\n# REQ-2 B\nIt could.\n'
    expect(told(text)).toEqual(['5 REQ-1 says "might"', '8 REQ-2 says "could"'])
  })
})
