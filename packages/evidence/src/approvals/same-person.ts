import type { Principal } from '@helix/core'

/** A name in the one form in which names are compared: letter case, blanks around it and forms of Unicode make nobody else of a person. */
export function foldPrincipal(principal: Principal): string {
  return principal.normalize('NFC').trim().toLowerCase()
}

export function isSamePerson(one: Principal, other: Principal): boolean {
  return foldPrincipal(one) === foldPrincipal(other)
}
