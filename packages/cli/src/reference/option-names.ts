import type { Command } from '../command.ts'

/** Options that every command has. */
export const commonOptions = [
  { flags: '--json', summary: 'print one JSON document' },
  { flags: '-C <folder>', summary: 'run as if started in this folder' },
  { flags: '-h, --help', summary: 'print help' },
] as const

/** The names of a command's options, the long one where there is one: `--why`. */
export function optionNames({ options = [] }: Command): { name: string; summary: string }[] {
  return [...options, ...commonOptions].map(({ flags, summary }) => {
    const names = flags.split(/[ ,]+/).filter((word) => word.startsWith('-'))
    return { name: names.find((word) => word.startsWith('--')) ?? flags.split(' ', 1).join(''), summary }
  })
}
