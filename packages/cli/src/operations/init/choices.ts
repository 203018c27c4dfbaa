import { HelixError } from '@helix/core'
import type { Stack, TemplateVariant } from '@helix/playbook'
import { oneOf } from '../../decide/one-of.ts'
import type { Io } from '../../io.ts'

/** What a person decides when a repository adopts Helix. */
export interface Choices {
  playbook: TemplateVariant
  signing: Stack['signing']
  /** `solo`: authors approve their own work, shown as SELF-APPROVED. */
  people: 'solo' | 'team'
}

/** What the command line says of them. */
export interface ChoiceFlags {
  playbook?: string | undefined
  signing?: string | undefined
  solo: boolean
  team: boolean
  /** Take the default wherever nothing is said. */
  yes: boolean
}

interface Question<Name extends keyof Choices> {
  values: readonly [Choices[Name], Choices[Name]]
  text: string
}

/** The questions, with the default as the first value. */
const questions: { [Name in keyof Choices]: Question<Name> } = {
  playbook: {
    values: ['standard', 'quick'],
    text: 'Playbook: standard (up to seven steps) or quick (four, with the same gates at the end)?',
  },
  signing: {
    values: ['none', 'ssh'],
    text: 'Judgements: none signed (no CI needed), or ssh (CI signs; there is no way back)?',
  },
  people: {
    values: ['solo', 'team'],
    text: 'Who approves: solo (you approve your own work), or team (somebody else does)?',
  },
}

export interface Chosen {
  choices: Choices
  /** Names of those that nobody chose: the default was taken. */
  defaults: (keyof Choices)[]
}

/**
 * The choices: flags first, then questions on a terminal, then defaults. HelixErrors init/unknown-choice,
 * init/contradiction.
 */
export async function choose(io: Io, flags: ChoiceFlags): Promise<Chosen> {
  if (flags.solo && flags.team) {
    throw new HelixError('init/contradiction', '--solo and --team exclude each other', { hint: 'helix init --team' })
  }
  const defaults: (keyof Choices)[] = []
  const decide = async <Name extends keyof Choices>(name: Name, said: string | undefined): Promise<Choices[Name]> => {
    const { values, text } = questions[name]
    if (said !== undefined) return checked(name, values, said)
    if (io.interactive && !flags.yes) return answered(io, text, values)
    defaults.push(name)
    return values[0]
  }
  const choices: Choices = {
    playbook: await decide('playbook', flags.playbook),
    signing: await decide('signing', flags.signing),
    people: await decide('people', flags.solo ? 'solo' : flags.team ? 'team' : undefined),
  }
  return { choices, defaults }
}

function checked<T extends string>(name: string, values: readonly [T, T], said: string): T {
  return oneOf(values, said, 'init/unknown-choice', {
    wrong: `--${name} ${said} is not known`,
    again: (meant = values[0]) => `helix init --${name} ${meant}`,
  })
}

/** Asks until the answer is one of the values, or begins exactly one of them; nothing takes the first. */
async function answered<T extends string>(io: Io, text: string, values: readonly [T, T]): Promise<T> {
  for (;;) {
    const said = (await io.ask(`${text} [${values[0]}] `)).toLowerCase()
    if (said === '') return values[0]
    const [value, ...others] = values.filter((known) => known.startsWith(said))
    if (value !== undefined && others.length === 0) return value
    io.warn(`Type ${values.join(' or ')}.\n`)
  }
}
