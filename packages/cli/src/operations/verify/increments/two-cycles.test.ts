import type { Oid } from '@helix/core'
import { codesOf, Ground, spec, specPath, stampOf } from '@helix/canaries'
import { openGit } from '@helix/git'
import { specHash } from '@helix/spec'
import { mustGit, temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { standingAt } from '../../../repository/standing/standing.ts'
import { helix } from '../../../testing/product.ts'
import { judgeRange } from './judge-range.ts'

const progress = 'progress.json'
const merge = "Merge branch 'side'\n"
const asks = (number: number, given = number) =>
  `\n## REQ-${number} Fact ${number} holds\n\n- f${number} gives ${given}\n`

/** A whole cycle from where main stands, every claim in a commit of its own: the spec becomes this text. */
function cycleOf(ground: Ground, name: string, text: string, begun: string | null = null): Oid {
  const stamp = stampOf(text)
  const commit = (step: number, what: string, trailers: string, files: Record<string, string>) =>
    ground.commit(`STEP[${step}/4] ${what}\n\nWhy: people ask.\n\n${trailers}\n`, files)
  const shown = (step: string) => ({ [progress]: ground.shown({ cycle: name, step }) })
  const before = begun === null ? '' : `${stampOf(begun)}\n`
  commit(1, `docs(spec): start ${name}`, `${before}Helix-Start: ${name}`, shown('SPEC_DRAFT'))
  commit(1, 'spec: draft', stamp, { [specPath]: text })
  ground.approve({ kind: 'spec', of: specHash(text) }, stamp)
  commit(1, 'chore: finish SPEC_DRAFT', `${stamp}\nHelix-Done: SPEC_DRAFT`, shown('E2E_RED'))
  commit(2, `test: ${name}`, stamp, { [`e2e/${name}.test.js`]: `export const ${name} = 1\n` })
  commit(2, 'chore: finish E2E_RED', `${stamp}\nHelix-Done: E2E_RED`, shown('BUILD'))
  commit(3, `feat: ${name}`, stamp, { [`src/${name}.js`]: `export const ${name} = 1\n` })
  commit(3, 'chore: finish BUILD', `${stamp}\nHelix-Done: BUILD`, shown('DONE'))
  return commit(4, 'chore: finish DONE', `${stamp}\nHelix-Done: DONE`, { [progress]: ground.shown('idle') })
}

interface Texts {
  one: string
  two: string
  both: string
}

/** Two branches with a cycle each; main stands at the first, and the second is merged into it with this spec. */
function twoBranches(begun: string | null, texts: Texts): Ground {
  const ground = new Ground(temporaryFolder(), process.execPath, 'idle')
  if (begun !== null) cycleOf(ground, 'adding', begun)
  const from = ground.tip
  const side = cycleOf(ground, 'two', texts.two, begun)
  const theirs = Object.fromEntries(ground.files())
  ground.goTo(from)
  const main = cycleOf(ground, 'one', texts.one, begun)
  ground.commit(merge, { ...theirs, [specPath]: texts.both }, { parents: [main, side] })
  return ground
}

async function merged(begun: string | null, texts: Texts): Promise<string[]> {
  const ground = twoBranches(begun, texts)
  const git = await openGit(ground.raw.root)
  const standing = await standingAt(git, ground.tip)
  if (standing === null) throw new Error('there is a playbook')
  const commits = await judgeRange(git, standing, { landing: true, now: 1_800_000_000 })
  return [...codesOf(commits.flatMap(({ findings }) => findings)), ...(standing.position === 'idle' ? [] : ['active'])]
}

describe('two cycles on two branches land one after the other', () => {
  test.each([spec, null])('both put requirements at the end of the spec; what was there before: %j', async (begun) => {
    const start = begun ?? '# Adding\n'
    const texts = { one: start + asks(7), two: start + asks(8), both: start + asks(7) + asks(8) }
    expect(await merged(begun, texts)).toEqual([])
  })

  test('each changes another requirement', async () => {
    const other = spec + asks(7)
    const [one, two] = [other.replace('give 3', 'give three'), `${other}\n- and nothing else\n`]
    expect(await merged(other, { one, two, both: two.replace('give 3', 'give three') })).toEqual([])
  })
})

test('what both say counts as approved, although nobody approved the whole', async () => {
  const texts = { one: spec + asks(7), two: spec + asks(8), both: spec + asks(7) + asks(8) }
  const ground = twoBranches(spec, texts)
  const shown = async () => {
    mustGit(ground.raw.root, ['update-ref', 'refs/heads/main', ground.tip])
    return (await helix(ground.raw, ['status'])).stdout
  }
  expect(await shown()).toMatch(/^idle {3}between cycles {3}spec@[0-9a-f]{12} \(approved\)$/m)
  ground.commit('docs(spec): more\n', { [specPath]: texts.both + asks(9) })
  expect(await shown()).toContain('(awaiting approval)')
})

describe('what neither of them says', () => {
  const [one, two] = [spec + asks(7), spec + asks(8)]

  test.each([
    ['a requirement in other words', spec + asks(7) + asks(8, 9)],
    ['a requirement left out', spec + asks(7)],
    ['a requirement twice, in other words', spec + asks(7) + asks(8) + asks(8, 9)],
    ['another requirement', spec + asks(7) + asks(8) + asks(9)],
    ['other words around the requirements', spec.replace('# Adding', '# Sums') + asks(7) + asks(8)],
  ])('does not come with the merge: %s', async (_, both) => {
    expect(await merged(spec, { one, two, both })).toEqual(['AMEND-COLLISION'])
  })

  test('one requirement that both changed is for a person to word', async () => {
    const [three, four] = [spec.replace('give 3', 'give three'), spec.replace('give 3', 'give 3 or so')] as const
    expect(await merged(spec, { one: three, two: four, both: four })).toEqual(['AMEND-COLLISION'])
  })
})
