import { parseArgs } from 'node:util'

export interface Options {
  /** Rounds of every row, unless the row says that fewer are enough. */
  rounds: number
  json: boolean
  /** Ids of rows; empty for all. */
  only: string[]
  long: boolean
  /** Install the tools that people use today into a temporary folder and run them beside. */
  peers: boolean
  /** Build first. */
  build: boolean
}

export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    allowNegative: true,
    options: {
      rounds: { type: 'string', default: '12' },
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      long: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      build: { type: 'boolean', default: true },
    },
  })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds} is no number of rounds`)
  return { ...values, rounds }
}
