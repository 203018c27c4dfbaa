import type { Oid } from '@helix/core'
import { Ground } from '@helix/canaries'
import { openGit } from '@helix/git'
import { temporaryFolder } from '@helix/testkit'
import { expect, it } from 'vitest'
import { standingAt } from './standing.ts'

const note = (ground: Ground, name: string): Oid =>
  ground.commit(`docs: ${name}\n`, { [`docs/${name}.md`]: `${name}\n` })

it('what was judged on a branch of its own is not judged again where another one has been judged since', async () => {
  const ground = new Ground(temporaryFolder(), process.execPath, 'idle')
  const base = ground.tip
  const judge = (commit: Oid, ref = 'refs/heads/main') =>
    ground.chain.add({ ref, subject: { commit, tree: ground.tree(commit) }, base })
  judge(base)
  note(ground, 'one')
  const side = note(ground, 'two')
  judge(side, 'refs/heads/side')
  const after = note(ground, 'three')
  const theirs = Object.fromEntries(ground.files())
  ground.goTo(base)
  note(ground, 'four')
  const main = note(ground, 'five')
  judge(main)
  const merge = ground.commit("Merge branch 'side'\n", theirs, { parents: [main, after] })
  const standing = await standingAt(await openGit(ground.raw.root), merge)
  expect(standing?.base).toBe(main)
  expect(standing?.stands.map(({ increment }) => increment.commit)).toEqual([after, merge])
})
