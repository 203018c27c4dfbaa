/** `REQ-7`, `REQ-CART-2`, `REQ-7a`. */
const heading = /^(REQ-[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*)(?:[:.]?\s+[-–—]?\s*|[:.]?$)/
const wholeId = /^REQ-[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*$/
/** What people write when they mean a requirement: `REQ 7`, `req-7`, `REQ7`, `[REQ-7]`, `Requirement 7`. */
const nearMiss = /^[[(]?\s*(?:req(?:uirement)?[\s_#:.-]*\d|REQ-)/i
/** The same in letters, dashes or digits of another script, which only look like it: a Cyrillic letter, a dash that does not break. */
const lookAlike = /^(?=\S*[^ -~])\p{L}{3}[-\u2010-\u2015\u2212]\p{N}/u

/** The id and title of a heading such as `REQ-7: Percentage discounts`, or null when it is no requirement. */
export function parseRequirementHeading(text: string): { id: string; title: string } | null {
  const match = heading.exec(text)
  if (!match?.[1]) return null
  return { id: match[1], title: text.slice(match[0].length).trim() }
}

/** Whether a text is an id that a requirement can have. */
export function isRequirementId(text: string): boolean {
  return wholeId.test(text)
}

/** A heading that looks like a requirement and is none. */
export function isNearRequirement(text: string): boolean {
  return parseRequirementHeading(text) === null && (nearMiss.test(text) || lookAlike.test(text))
}
