import { type Command, type Input, listOption, type Outcome } from '../command.ts'
import type { Io } from '../io.ts'
import type { AdrAction } from '../operations/adr/actions.ts'

export const adrCommand: Command = {
  name: 'adr',
  summary: 'write, list, show, search or check decisions',
  plumbing: true,
  arguments: [
    { name: '<action>', summary: 'new, list, show, search or check' },
    { name: '[words...]', summary: 'new: the title; show: a number or file; search: words' },
  ],
  options: [{ flags: '--supersedes <records...>', summary: 'new: records whose place it takes' }],
  examples: [
    'helix adr new "Why totals are in cents"',
    'helix adr new "Why totals are decimals" --supersedes 12',
    'helix adr search cents',
    'helix adr check',
  ],
  async run(io, input) {
    const { adrActionOf } = await import('../operations/adr/actions.ts')
    const [said = '', ...words] = input.args
    return actions[adrActionOf(said)](io, words, input)
  },
}

const load = () =>
  Promise.all([import('../operations/adr/index.ts'), import('../operations/adr/folder.ts'), import('../render/adr.ts')])

const actions: Record<AdrAction, (io: Io, words: readonly string[], input: Input) => Promise<Outcome>> = {
  async new(io, words, input) {
    const [{ newAdr }, , { newOutcome }] = await load()
    return newOutcome(await newAdr(io, words.join(' '), listOption(input, 'supersedes')))
  },
  async list(io) {
    const [, { readAdrFolder }, { listOutcome }] = await load()
    return listOutcome((await readAdrFolder(io)).records)
  },
  async show(io, [which = '']) {
    const [{ findRecord }, { readAdrFolder }, { showOutcome }] = await load()
    return showOutcome(findRecord((await readAdrFolder(io)).records, which))
  },
  async search(io, words) {
    const [{ searchRecords }, { readAdrFolder }, { listOutcome }] = await load()
    return listOutcome(searchRecords((await readAdrFolder(io)).records, words))
  },
  async check(io) {
    const [{ checkAdrFolder }, , { checkOutcome }] = await load()
    return checkOutcome(await checkAdrFolder(io))
  },
}
