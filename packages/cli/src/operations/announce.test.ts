import { expect, test, vi } from 'vitest'
import { testIo } from '../testing/test-io.ts'
import { announce, hush } from './announce.ts'

test('on a terminal the line of progress has a clock and goes away', () => {
  vi.useFakeTimers()
  try {
    const io = testIo({ cwd: '/', answers: [] })
    announce(io, 'unit')
    vi.advanceTimersByTime(2000)
    hush(io)
    const clear = '\r\u001b[2K'
    const line = `${clear}  measuring unit …`
    expect(io.stderr()).toBe(`${line} 0 s${line} 1 s${line} 2 s${clear}`)
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('a program that watches gets lines that begin with a carriage return', () => {
  const io = testIo({ cwd: '/', env: { HELIX_PROGRESS: 'lines' } })
  announce(io, 'unit')
  hush(io)
  expect(io.stderr()).toBe('\r  measuring unit …\n\r  …\n')
})

test('where nobody watches nothing is said', () => {
  const io = testIo({ cwd: '/' })
  announce(io, 'unit')
  hush(io)
  expect(io.stderr()).toBe('')
})
