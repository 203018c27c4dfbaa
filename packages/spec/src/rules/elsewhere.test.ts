import { describe, expect, test } from 'vitest'
import { parseSpec } from '../parse-spec.ts'
import { elsewhere } from './elsewhere.ts'

const told = (text: string) =>
  elsewhere
    .check(parseSpec(`# T\n\n${text}\n`))
    .map(({ message, where }) => `${where?.line} ${message.split(' ', 1)[0]}`)

describe('what begins with an id and is no heading is told', () => {
  test.each([
    ['- REQ-2: x', 'REQ-2'],
    ['* __REQ-2a__ x', 'REQ-2a'],
    ['+ [REQ-CART-2](#a) x', 'REQ-CART-2'],
    ['  - **REQ-2.1**', 'REQ-2.1'],
    ['123456789) REQ-2', 'REQ-2'],
    ['1. REQ-2', 'REQ-2'],
    ['|REQ-2|x|', 'REQ-2'],
    ['|                    **REQ-2** | x |', 'REQ-2'],
  ])('%s', (line, id) => {
    expect(told(line)).toEqual([`3 ${id}`])
  })

  test.each([
    ['-REQ-2'],
    ['1.REQ-2'],
    ['1234567890. REQ-2'],
    ['- see REQ-2'],
    ['see - REQ-2'],
    ['REQ-2: x'],
    ['- REQ-'],
    ['| x | REQ-2 |'],
    ['- XREQ-2'],
    ['## REQ-2 x\n\ny\n\n- REQ-2: z'],
  ])('%s is not', (line) => {
    expect(told(line)).toEqual([])
  })

  test('each id once, where it stands first', () => {
    expect(told('- REQ-2\n- REQ-3\n- REQ-2\n')).toEqual(['3 REQ-2', '4 REQ-3'])
  })
})
