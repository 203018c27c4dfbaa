import { type ErrorCode, HelixError, nearest } from '@helix/core'

export interface Refusing<Name> {
  /** What is wrong with what was said. */
  wrong: string
  /** The command with the name that was meant; undefined where none is near. */
  again: (meant: Name | undefined) => string
}

/** The known name that was said. HelixError `code` for any other: with the known ones, and the one that was meant. */
export function oneOf<Name extends string>(
  known: readonly Name[],
  said: string,
  code: ErrorCode,
  { wrong, again }: Refusing<Name>,
): Name {
  const name = known.find((one) => one === said)
  if (name !== undefined) return name
  const near = nearest(said, known)
  const meant = known.find((one) => one === near)
  const question = meant === undefined ? '' : `. Did you mean ${meant}?`
  throw new HelixError(code, `${wrong}; known: ${known.join(', ')}${question}`, { hint: again(meant) })
}
