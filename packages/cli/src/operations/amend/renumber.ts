import { HelixError, type Oid } from '@helix/core'
import { pathHistory, readFileAt, readTree, treeWith } from '@helix/git'
import { adrNumber, checkAdrNumbers, nextAdrNumber } from '@helix/spec'
import { adrFolder } from '../../decide/known-paths.ts'
import type { Io } from '../../io.ts'
import { commitOnto } from '../../repository/commit-onto.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { treeSpec } from '../../repository/spec/tree-spec.ts'
import { adrMessage } from './adr-message.ts'

export interface Renumbered {
  commit: Oid
  moves: { from: string; to: string }[]
}

/**
 * Gives each ADR whose number another one has the next free one, the later of the two: file name, front matter, heading. Its
 * content, and with it approvals and links by hash, stay. HelixErrors amend/numbered, repository/moved.
 */
export async function renumber(io: Io): Promise<Renumbered> {
  const here = await openHere(io)
  const { git, head } = here
  const paths = (await readTree(git, head)).map(({ path }) => path).filter((path) => path.startsWith(`${adrFolder}/`))
  const later = await laterOnes(here, paths)
  if (later.length === 0) {
    throw new HelixError('amend/numbered', `no number in ${adrFolder} is given twice`, { hint: 'helix amend list' })
  }
  const files = new Map<string, string | null>()
  const moves: Renumbered['moves'] = []
  let next = nextAdrNumber(paths)
  for (const path of later) {
    const text = Buffer.from((await readFileAt(git, head, path)) ?? []).toString('utf8')
    const to = path.replace(/\/\d+-/, `/${String(next).padStart(4, '0')}-`)
    files.set(path, null).set(to, withNumber(text, adrNumber(path) ?? 0, next))
    moves.push({ from: path, to })
    next += 1
  }
  const tree = await treeWith(git, head, files)
  const { tag } = await treeSpec(git, tree, here.standing.policy.spec.path)
  const message = adrMessage(here, {
    paths: moves.flatMap(({ from, to }) => [from, to]),
    description: 'renumber decisions that took the same number',
    why: 'two branches gave the same next number, and a link by number would lead to either.',
    change: moves.map(({ from, to }) => `${from} is ${to}`).join(', '),
    tag,
  })
  const commit = await commitOnto(here, { tree, message, files })
  return { commit, moves }
}

/** Of the files of one number, all but the one that came first into the history of HEAD. */
async function laterOnes({ git, head }: Here, paths: readonly string[]): Promise<string[]> {
  if (checkAdrNumbers(paths).length === 0) return []
  const order = (await pathHistory(git, [adrFolder], head)).map(({ path }) => path)
  const byNumber = Map.groupBy(paths, (path) => adrNumber(path))
  return [...byNumber]
    .filter(([number, same]) => number !== null && same.length > 1)
    .flatMap(([, same]) => same.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)).slice(1))
}

function withNumber(text: string, from: number, to: number): string {
  return text
    .replace(/^(---\r?\n(?:(?!---)[^\n]*\n)*?number: *)\d+/, `$1${to}`)
    .replace(new RegExp(`^(# +(?:ADR[- ]?)?)0*${from}([.:])`, 'm'), `$1${to}$2`)
}
