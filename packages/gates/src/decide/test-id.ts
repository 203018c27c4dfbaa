// Ids of tests: `path > suite > name`. Sources declare table tests with placeholders; runs name each row.

/** Placeholders of table tests: printf's and `$name` of Vitest and Jest, `${…}` of template literals. */
const placeholder = /%[sdifjoOcp#$%]|\$\{[^}]{0,1000}\}|\$[A-Za-z_#][\w.]*/g

/** Whether a test that ran is (a row of) the declared one. */
export function isDeclaredAs(ran: string, declared: string): boolean {
  return (
    ran === declared ||
    isOfFixture(ran, declared) ||
    isSubtest(ran, declared) ||
    (isTable(declared) && isRowOf(ran, declared.split(placeholder)))
  )
}

/** Where sources are read by lines, subtests and rows are no declarations of their own. */
function isSubtest(ran: string, declared: string): boolean {
  return ran.startsWith(declared) && ran.startsWith(' > ', declared.length) && byLines.test(fileOf(declared))
}

const byLines = /\.(?:go|rs|java|kts?|scala|groovy|cs)$/

/** A fixture of pytest with parameters makes rows of a test that does not say so. */
function isOfFixture(ran: string, declared: string): boolean {
  return (
    ran.endsWith(']') &&
    ran.startsWith(declared) &&
    ran.startsWith('[', declared.length) &&
    fileOf(declared).endsWith('.py')
  )
}

/** Quick to say for most names, which are compared with many. */
function isTable(declared: string): boolean {
  return declared.includes('%') || declared.includes('$')
}

/** Whether these texts stand in a name in this order, from its start to its end. Takes the first place for each: linear. */
function isRowOf(ran: string, [first = '', ...texts]: readonly string[]): boolean {
  const last = texts.pop()
  if (last === undefined || !ran.startsWith(first)) return false
  let at = first.length
  for (const text of texts) {
    const found = ran.indexOf(text, at)
    if (found === -1) return false
    at = found + text.length
  }
  return ran.length - last.length >= at && ran.endsWith(last)
}

/** Whether it is any of the declared ones. */
export function isDeclared(ran: string, declared: Iterable<string>): boolean {
  for (const id of declared) if (isDeclaredAs(ran, id)) return true
  return false
}

/** Whether a test ran inside a declared one, which its source does not tell: `t.test('…')` of node:test. */
export function isInside(ran: string, declared: Iterable<string>): boolean {
  for (const id of declared) if (ran.startsWith(`${id} > `)) return true
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
