import { Chalk } from 'chalk'
import { expect, test } from 'vitest'
import { type Paint, paintOf } from './paint.ts'

const chalk = new Chalk({ level: 1 })
const colours = ['red', 'green', 'yellow', 'cyan'] as const

const painted: [what: string, paint: (by: Paint) => string][] = [
  ['one word', (by) => (['bold', 'dim', ...colours] as const).map((name) => by[name]('a')).join(' ')],
  ['bold colours', (by) => colours.map((name) => by[name].bold('a')).join(' ')],
  ['nothing', (by) => by.dim('') + colours.map((name) => by[name]('') + by[name].bold('')).join(' ')],
  ['lines', (by) => by.red.bold('a\nb\r\nc\n') + by.dim('\n')],
  ['one in another', (by) => by.dim(`a ${by.bold('b')} c ${by.red('d')} e`) + by.red(`a ${by.green('b')} c`)],
  ['lines in another', (by) => by.yellow(`a ${by.cyan.bold('b\nc')} d\ne`)],
]

test.each(painted)('%s: the same as chalk makes of it', (_, paint) => {
  expect(paint(paintOf(1))).toBe(paint(chalk))
})

test.each(painted)('%s: without colours, the text alone', (_, paint) => {
  expect(paint(paintOf(0))).toBe(paint(new Chalk({ level: 0 })))
  expect(paint(paintOf(0))).not.toContain('\u001B')
})

test('whether there are colours is told', () => {
  expect([paintOf(0).level, paintOf(1).level]).toEqual([0, 1])
})
