import { describe, expect, test } from 'vitest'
import { parseSpec } from '../parse-spec.ts'
import { conflict } from './conflict.ts'

const told = (text: string) => conflict.check(parseSpec(text)).map(({ message }) => message.split(':', 1)[0])

describe('marks of a merge', () => {
  test.each([
    ['<<<<<<<\n\na\n\n=======\n\nb\n\n>>>>>>>\n', 'lines 1 to 9 are in conflict'],
    ['# T\n\n<<<<<<< ours\na\n\n||||||| base\n\n=======\nb\n\n>>>>>>> theirs\n', 'lines 3 to 11 are in conflict'],
    ['=======\n\n>>>>>>>\n\n<<<<<<< a\n\n=======\n\n>>>>>>> b\n', 'lines 5 to 9 are in conflict'],
  ])('in %j', (text, message) => {
    expect(told(text)).toEqual([message])
  })

  test.each([
    ['<<<<<<< a\n\n=======\n'],
    ['<<<<<<< a\n\n>>>>>>> b\n'],
    ['=======\n\n>>>>>>> b\n'],
    ['<<<<<<< a\n\n>>>>>>> b\n\n=======\n'],
    ['<<<<<<<< a\n\n=======\n\n>>>>>>> b\n'],
    ['<<<<<<< a\n\n========\n\n>>>>>>> b\n'],
    ['<<<<<<< a\n\n=======\n\n>>>>>>>> b\n'],
    ['x <<<<<<< a\n\n=======\n\n>>>>>>> b\n'],
    ['<<<<<<< a\n\nx =======\n\n>>>>>>> b\n'],
    ['<<<<<<< a\n\n=======\n\nx >>>>>>> b\n'],
    ['<<<<<<< a\n\n~~~\n=======\n~~~\n\n>>>>>>> b\n'],
  ])('are no whole in %j', (text) => {
    expect(told(text)).toEqual([])
  })
})
