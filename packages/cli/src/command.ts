import type { Finding } from '@helix/core'
import type { Io } from './io.ts'
import type { Style } from './render/style.ts'

/** What a command found or did. The same data is rendered as text or, with `--json`, printed as it is. */
export interface Outcome {
  /** 0 yes, 1 no. What Helix cannot do is thrown as a HelixError and exits with 2. */
  exit: 0 | 1
  data: unknown
  text(style: Style): string
  /** What a CI host shows beside the files that it concerns. */
  findings?: readonly Finding[]
}

interface Argument {
  /** `<name>` required, `[name]` optional, `[name...]` any number. */
  name: string
  summary: string
}

interface Option {
  /** As commander spells it: `--done`, `--why <reason>`. */
  flags: string
  summary: string
}

type OptionValue = string | boolean | string[] | undefined

export interface Input {
  args: readonly string[]
  options: Readonly<Record<string, OptionValue>>
}

/** One command: a literal in a file of its own below `commands/`. */
export interface Command {
  name: string
  /** Imperative, without a period. */
  summary: string
  arguments?: readonly Argument[]
  options?: readonly Option[]
  examples: readonly string[]
  /** Plumbing is left out of the first help page. */
  plumbing?: boolean
  run(io: Io, input: Input): Promise<Outcome>
}

/** The value of a text option; undefined when it was not given. */
export function textOption(input: Input, name: string): string | undefined {
  const value = input.options[name]
  return typeof value === 'string' ? value : undefined
}

/** The values of an option that takes several; none when it was not given. */
export function listOption(input: Input, name: string): string[] {
  const value = input.options[name]
  return Array.isArray(value) ? value : []
}

/** Whether a flag was given. */
export function flag(input: Input, name: string): boolean {
  return input.options[name] === true
}
