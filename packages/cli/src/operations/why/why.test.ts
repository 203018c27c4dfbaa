import { describe, expect, test } from 'vitest'
import { run } from '../../run.ts'
import { testIo } from '../../testing/test-io.ts'
import { explain } from './index.ts'

describe('helix why', () => {
  test('explains the code of a finding in 80 columns, whatever its letter case', async () => {
    const io = testIo({ cwd: '/' })
    expect(await run(['why', 'msg-why'], io)).toBe(0)
    expect(io.stdout()).toBe(`MSG-WHY   The message says why

why      What changed can be read from the diff, the reason cannot; it is the
         one thing that no machine can supply.
fix      Add a paragraph, or: helix commit --retry --why "REQ-7 asks for …; only
         … existed."
`)
  })

  test('prints the note as JSON', async () => {
    const io = testIo({ cwd: '/' })
    expect(await run(['why', 'git/not-a-repo', '--json'], io)).toBe(0)
    expect(JSON.parse(io.stdout())).toMatchObject({ ok: true, code: 'git/not-a-repo', title: 'No git repository here' })
  })

  test('an unknown code is an error that names what was meant', async () => {
    const io = testIo({ cwd: '/' })
    expect(await run(['why', 'MSG-WYH'], io)).toBe(2)
    expect(io.stdout()).toBe('')
    expect(io.stderr()).toBe(`cannot   no code "MSG-WYH" is known. Did you mean MSG-WHY?
more     helix why why/unknown-code
next     helix why MSG-WHY
`)
  })
})

const note = { title: 't', why: 'w', fix: 'f' }
const table = { 'MSG-WHY': note, 'MSG-TYPE': note, 'git/bare': note, 'MSG-A': note, 'MSG-B': note, 'MSG-C': note }

test('an area names its codes, five at most', () => {
  expect(refusal('MSG').message).toBe('no code "MSG" is known. Did you mean MSG-WHY, MSG-TYPE, MSG-A, MSG-B, MSG-C?')
  expect(refusal('git').message).toBe('no code "git" is known. Did you mean git/bare?')
})

test('a word within a code finds it, a single letter and nonsense nothing', () => {
  expect(refusal('type')).toMatchObject({ code: 'why/unknown-code', hint: 'helix why MSG-TYPE' })
  expect(refusal('bar').message).toBe('no code "bar" is known')
  expect(refusal('m').message).toBe('no code "m" is known')
  expect(refusal('toString')).toMatchObject({ hint: 'copy the code from the message, such as MSG-WHY' })
})

function refusal(asked: string): Error {
  try {
    explain(asked, table)
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error(`${asked} was explained`)
}
