import { HelixError, type Position } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { at, steps } from '../testing/judgements.ts'
import { parseProgress, renderProgress } from './progress.ts'

const here = '{"version":1,"cycle":"checkout-discounts","step":"E2E_RED","number":2,"of":3}\n'
const idle = '{"version":1,"cycle":null,"step":null}\n'

describe('progress.json', () => {
  it.each<[string, Position]>([
    [here, at('E2E_RED')],
    [idle, 'idle'],
  ])('%s is written and read', (text, position) => {
    expect(renderProgress(steps, position)).toBe(text)
    expect(parseProgress(text)).toEqual(position)
  })

  it('lanes have no number and are not counted', () => {
    const withLane = [{ id: 'fix', opens: [], exit: [] }, ...steps]
    expect(renderProgress(withLane, at('E2E_RED'))).toBe(here)
    expect(() => renderProgress(withLane, at('fix'))).toThrow('no numbered step fix')
  })

  const merged = `<<<<<<< HEAD\n${idle}=======\n${here}>>>>>>> topic\n`
  it.each<[string, string, string]>([
    ['an unresolved merge', merged, `holds an unresolved merge of ${idle.trim()} and ${here.trim()}; Helix writes {`],
    ['an unresolved merge with CRLF', merged.replaceAll('\n', '\r\n'), 'holds an unresolved merge of'],
    ['nothing', '', 'is empty'],
    ['a blank line', '\n', 'is empty'],
    ['half a file', here.slice(0, 30), 'is not JSON'],
    ['a byte order mark', `\uFEFF${here}`, 'begins with a byte order mark'],
    ['CRLF', here.replace('\n', '\r\n'), 'has the right content in another spelling'],
    ['no final newline', here.trimEnd(), 'has the right content in another spelling'],
    ['blanks', here.replace(':1,', ': 1,'), 'has the right content in another spelling'],
    ['another order', '{"version":1,"step":null,"cycle":null}\n', 'has the right content in another spelling'],
    ['a newer version', here.replace(':1,', ':2,'), 'has version 2; this Helix writes 1'],
    ['no version', '{"cycle":null,"step":null}\n', 'says {"cycle":null,"step":null}'],
    ['a version in quotes', idle.replace(':1,', ':"1",'), 'says {"version":"1"'],
    ['a list', '[]\n', 'says []'],
    ['null', 'null\n', 'says null'],
    ['a step without cycle', '{"version":1,"cycle":null,"step":"E2E_RED","number":2,"of":3}\n', 'says {'],
    ['a cycle without step', '{"version":1,"cycle":"x","step":null}\n', 'says {'],
    ['an empty cycle', here.replace('checkout-discounts', ''), 'says {'],
    ['an empty step', here.replace('E2E_RED', ''), 'says {'],
    ['a step in a list', here.replace('"E2E_RED"', '["E2E_RED"]'), 'says {'],
    ['no number', '{"version":1,"cycle":"x","step":"Y"}\n', 'says {'],
    ['number 0', here.replace('"number":2', '"number":0'), 'says {'],
    ['half a number', here.replace('"number":2', '"number":1.5'), 'says {'],
    ['a number beyond the last', here.replace('"number":2', '"number":4'), 'says {'],
    ['a count in quotes', here.replace('"of":3', '"of":"3"'), 'says {'],
    ['one key more', here.replace('}', ',"note":1}'), 'says {'],
    ['idle with a note', idle.replace('}', ',"note":1}'), 'says {'],
  ])('%s is refused with the repair', (_, text, message) => {
    expect(() => parseProgress(text)).toThrow(HelixError)
    expect(() => parseProgress(text)).toThrow(
      expect.objectContaining({
        code: 'beacon/progress-torn',
        message: expect.stringContaining(`progress.json ${message}`),
        hint: 'git checkout HEAD -- progress.json',
        where: { path: 'progress.json' },
      }),
    )
  })

  it('the last step has the highest number', () => {
    expect(parseProgress(renderProgress(steps, at('DONE')))).toEqual(at('DONE'))
  })
})
