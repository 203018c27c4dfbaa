import { type Command, type Input, listOption, type Outcome, textOption } from '../command.ts'
import type { Io } from '../io.ts'
import type { AmendAction } from '../operations/amend/actions.ts'

export const amendCommand: Command = {
  name: 'amend',
  summary: 'change the approved spec or a frozen test, with the reason as an ADR',
  arguments: [
    {
      name: '[why]',
      summary:
        'why, it becomes the ADR (on a terminal, without it, your editor asks); or list, show, approve, land, reject, redraft, renumber',
    },
    {
      name: '[which]',
      summary: 'show, approve, land, reject, redraft: a number, a path or a part of it; the newest without',
    },
  ],
  options: [
    { flags: '--title <title>', summary: "title of the ADR; by default the reason's first sentence" },
    { flags: '--from <file>', summary: 'the new spec; by default the one in the working tree' },
    { flags: '--same <ids...>', summary: 'requirements of which only the wording changes' },
    { flags: '--rewrite <tests...>', summary: 'frozen tests (files or ids) that may be written anew' },
    { flags: '--test <tests...>', summary: 'the same as --rewrite, for a test that is wrong while the spec is right' },
    { flags: '--drop <tests...>', summary: 'tests that go' },
    { flags: '--why <reason>', summary: 'approve, reject: why' },
    { flags: '--key <file>', summary: 'approve: the OpenSSH key to sign with (or HELIX_APPROVE_KEY)' },
  ],
  examples: [
    'helix amend "REQ-3 forgot who pays the odd cent"',
    'helix amend "the test asked for 200, the spec for 201" --test e2e/record.test.ts',
    'helix amend list',
    'helix amend show 12',
    'helix amend land',
    'helix amend reject --why "cents stay"',
  ],
  async run(io, input) {
    const { amendActionOf } = await import('../operations/amend/actions.ts')
    const [said = '', which] = input.args
    const action = amendActionOf(said)
    return action === null ? propose(io, input) : actions[action](io, which, input)
  },
}

async function propose(io: Io, input: Input): Promise<Outcome> {
  const [{ amend }, { amendedOutcome }] = await Promise.all([
    import('../operations/amend/amend.ts'),
    import('../render/amendments.ts'),
  ])
  const optional = { title: textOption(input, 'title'), from: textOption(input, 'from') }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  const rewrite = [...listOption(input, 'rewrite'), ...listOption(input, 'test')]
  const reason = input.args.join(' ').trim()
  const said = reason === '' ? await askedReason(io, given) : { why: reason }
  const lists = { same: listOption(input, 'same'), rewrite, drop: listOption(input, 'drop') }
  return amendedOutcome(await amend(io, { ...said, ...given, ...lists }))
}

async function askedReason(io: Io, given: { from?: string | undefined }) {
  const { askReason } = await import('../operations/amend/ask-reason.ts')
  return askReason(io, given.from)
}

const actions: Record<AmendAction, (io: Io, which: string | undefined, input: Input) => Promise<Outcome>> = {
  async list(io) {
    const [{ amendmentRecords }, { openHere }, { listOutcome }] = await Promise.all([
      import('../operations/amend/records.ts'),
      import('../repository/open.ts'),
      import('../render/amendments.ts'),
    ])
    return listOutcome(await amendmentRecords(await openHere(io)))
  },
  async show(io, which) {
    const [{ showAmendment }, { showOutcome }] = await Promise.all([
      import('../operations/amend/show.ts'),
      import('../render/amendments.ts'),
    ])
    return showOutcome(await showAmendment(io, which))
  },
  async approve(io, which, input) {
    const { approveCommand } = await import('./approve.ts')
    return approveCommand.run(io, { ...input, args: ['amendment', ...(which === undefined ? [] : [which])] })
  },
  async land(io, which) {
    const [{ landAmendment }, { landedOutcome }] = await Promise.all([
      import('../operations/amend/land/land-amendment.ts'),
      import('../render/amendments.ts'),
    ])
    return landedOutcome(await landAmendment(io, which))
  },
  async reject(io, which, input) {
    const [{ reject }, { rejectedOutcome }] = await Promise.all([
      import('../operations/amend/reject.ts'),
      import('../render/amendments.ts'),
    ])
    return rejectedOutcome(await reject(io, { which, why: textOption(input, 'why') ?? '' }))
  },
  async redraft(io, which) {
    const [{ redraft }, { redraftedOutcome }] = await Promise.all([
      import('../operations/amend/redraft.ts'),
      import('../render/amendments.ts'),
    ])
    return redraftedOutcome(await redraft(io, which))
  },
  async renumber(io) {
    const [{ renumber }, { renumberedOutcome }] = await Promise.all([
      import('../operations/amend/renumber.ts'),
      import('../render/amendments.ts'),
    ])
    return renumberedOutcome(await renumber(io))
  },
}
