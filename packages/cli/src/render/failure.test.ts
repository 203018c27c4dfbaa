import { Chalk } from 'chalk'
import { HelixError } from '@helix/core'
import { expect, test } from 'vitest'
import { renderFailure } from './failure.ts'
import type { Style } from './style.ts'

const style: Style = { chalk: new Chalk({ level: 0 }), columns: 80, command: (words) => words }

test('a cause that the message quotes is told once, another one below it', () => {
  const cause = new Error('EACCES: permission denied')
  const quoting = new HelixError('process/cannot-write', 'a cannot be written: EACCES: permission denied', { cause })
  expect(renderFailure(quoting, style)).toBe(
    'cannot   a cannot be written: EACCES: permission denied\nmore     helix why process/cannot-write\n',
  )
  const other = new HelixError('process/cannot-write', 'a cannot be written', { cause })
  expect(renderFailure(other, style)).toContain('\ncause    EACCES: permission denied\n')
})
