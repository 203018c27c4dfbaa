import { expect, test, vi } from 'vitest'
import { openScreen } from './screen.ts'

function watch(terminal: boolean) {
  let seen = ''
  const screen = openScreen({ terminal, columns: 20, write: (text) => void (seen += text) })
  return { screen, seen: () => seen }
}

test('on a terminal what passes has a clock and gives way to lines', () => {
  vi.useFakeTimers()
  try {
    const { screen, seen } = watch(true)
    screen.passing('  measuring …')
    vi.advanceTimersByTime(1000)
    screen.line('one')
    screen.rest()
    const clear = '\r\u001b[2K'
    expect(seen()).toBe(
      `${clear}  measuring … 0 s${clear}  measuring … 1 s${clear}one\n${clear}  measuring … 1 s${clear}`,
    )
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('what passes never fills a whole line, which would scroll', () => {
  const { screen, seen } = watch(true)
  screen.passing('a'.repeat(40))
  screen.rest()
  expect(seen()).toContain(`\u001b[2K${'a'.repeat(19)}\r`)
})

test('a pipe sees lines only', () => {
  const { screen, seen } = watch(false)
  screen.passing('  measuring …')
  screen.line('one')
  screen.line()
  screen.rest()
  expect(seen()).toBe('one\n\n')
})
