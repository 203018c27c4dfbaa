import { aRepo } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { openGit, recommit } from '../index.ts'

const commits = [
  { message: 'one\n', files: { a: '1' } },
  { message: 'two\n\nbody\n', files: { b: '2' } },
]

/** The stored bytes of a commit, as latin1. */
const bytesOf = (repo: ReturnType<typeof aRepo>, commit: string) => repo.git('cat-file', 'commit', commit)

/** Writes a commit object as it is. */
function stored(repo: ReturnType<typeof aRepo>, text: string): string {
  repo.write('.git/object', text)
  return repo.git('hash-object', '-t', 'commit', '-w', '.git/object')
}

describe('a commit written anew', () => {
  test('has another message and other parents, and everything else as it was', async () => {
    const repo = aRepo({ commits })
    const git = await openGit(repo.root)
    const [first, second] = [repo.head('HEAD^'), repo.head()]
    const { commit, unsigned } = await recommit(git, second, { parents: [], message: 'zwei ✓\n' })
    expect(unsigned).toBe(false)
    const kept = bytesOf(repo, second).split('\n\n', 1)[0] ?? ''
    expect(bytesOf(repo, commit)).toBe(`${kept.replace(`parent ${first}\n`, '')}\n\nzwei ✓`)
    expect(repo.head()).toBe(second)
  })

  test('is the same commit when nothing changes', async () => {
    const repo = aRepo({ commits })
    const same = { parents: [repo.head('HEAD^')], message: 'two\n\nbody\n' }
    expect(await recommit(await openGit(repo.root), repo.head(), same)).toEqual({
      commit: repo.head(),
      unsigned: false,
    })
  })

  test('keeps zones, odd names and headers that Helix does not know', async () => {
    const repo = aRepo({ commits })
    const tree = repo.git('rev-parse', 'HEAD^{tree}')
    const people = 'author Zo\u00eb <z@example.org> 1 +0545\ncommitter Anna <a@example.org> 2 -1130\n'
    const old = stored(repo, `tree ${tree}\n${people}x-made-by tool\n two lines\n\nold\n`)
    const { commit } = await recommit(await openGit(repo.root), old, { parents: [repo.head()], message: 'new\n' })
    expect(bytesOf(repo, commit)).toBe(
      `tree ${tree}\nparent ${repo.head()}\n${people}x-made-by tool\n two lines\n\nnew`,
    )
  })

  test('loses a signature, which held for the old bytes, and says so', async () => {
    const repo = aRepo({ commits })
    const [head, ...rest] = bytesOf(repo, repo.head()).split('\n\n')
    const signed = stored(repo, `${head}\ngpgsig -----BEGIN SSH SIGNATURE-----\n abc\n -----END SSH SIGNATURE-----\n\n${rest.join('\n\n')}\n`) // prettier-ignore
    const git = await openGit(repo.root)
    const { commit, unsigned } = await recommit(git, signed, { parents: [repo.head('HEAD^')], message: 'new\n' })
    expect([unsigned, bytesOf(repo, commit)]).toEqual([true, `${head}\n\nnew`])
    const untouched = { parents: [repo.head('HEAD^')], message: `${rest.join('\n\n')}\n` }
    expect(await recommit(git, signed, untouched)).toEqual({ commit: signed, unsigned: false })
  })
})
