// Ids of tests: `path > suite > name`. Sources declare table tests with placeholders; runs name each row.

/** Placeholders of table tests: printf's and `$name` of Vitest and Jest, `${…}` of template literals. */
const placeholder = /%[sdifjoOc#$%]|\$\{[^}]*\}|\$[A-Za-z_#][\w.]*/g

/** Whether a test that ran is (a row of) the declared one. */
export function isDeclaredAs(ran: string, declared: string): boolean {
  if (ran === declared) return true
  const literal = declared.split(placeholder)
  if (literal.length === 1) return false
  return new RegExp(`^${literal.map((text) => escaped(text)).join('.*')}$`, 's').test(ran)
}

/** Whether it is any of the declared ones. */
export function isDeclared(ran: string, declared: Iterable<string>): boolean {
  for (const id of declared) if (isDeclaredAs(ran, id)) return true
  return false
}

export function fileOf(id: string): string {
  const end = id.indexOf(' > ')
  return end === -1 ? id : id.slice(0, end)
}

/** `suite > name`, for people who are told the file beside it. */
export function titleOf(id: string): string {
  const end = id.indexOf(' > ')
  return end === -1 ? id : id.slice(end + 3)
}

/** Whether a title names a requirement: `REQ-7` stands in `REQ-7: …` and `[REQ-7]`, not in `REQ-70` or `REQ-7-b`. */
export function namesRequirement(title: string, requirement: string): boolean {
  return new RegExp(`(?<![\\w-])${escaped(requirement)}(?!\\w|-\\w)`).test(title)
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}
