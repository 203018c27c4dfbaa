const one =
  String.raw`(?:[-+]?\d[\w.]*|true|false|null|undefined|None|True|False|'[^'\\]*'|"[^"\\]*"|` + '`[^`$\\\\]*`)'
/** One, or several that are reckoned up. */
const literal = String.raw`${one}(?:\s*(?:[-+*/%]|\*\*)\s*${one})*`
const forms = [
  String.raw`(?<![.\w])expect(?:\.soft)?\(\s*${literal}\s*(?:,[^()]*)?\)`,
  String.raw`\b(?:assert\.)?(?:\w*[eE]quals?|eql?|is)\(\s*${literal}\s*,\s*${literal}\s*[,)]`,
  String.raw`\bassert(?:\.ok)?\(\s*${literal}\s*[,)]`,
  String.raw`\bself\.assert(?:Equals?|NotEqual|Is|IsNot|In|NotIn)\(\s*${literal}\s*,\s*${literal}\s*[,)]`,
  String.raw`\bself\.assert(?:True|False|IsNone|IsNotNone)\(\s*${literal}\s*[,)]`,
  String.raw`^\s*assert\s+(?:not\s+)?${literal}\s*(?:(?:[=!]=|[<>]=?|is(?:\s+not)?|(?:not\s+)?in)\s*${literal}\s*)?(?:,|#|$)`,
]
/** What is made where it is written. */
const made = String.raw`(?:\[[^\[\]]*\]|\{[^{}]*\})`
const identities = [
  String.raw`\.toBe\(\s*${made}\s*[,)]`,
  // It ends the call, or a message does; what is handed to another call stands before more.
  String.raw`(?:\bstrictEqual|\bequal|\bt\.is|\bassertIs)\(.*,\s*${made}\s*(?:,\s*(?:'[^']*'|\"[^\"]*\")\s*)?\)\s*;?\s*$`,
  String.raw`^\s*assert\s.*\bis\s+${made}\s*(?:,|#|$)`,
]
const ofAnother = new RegExp(identities.join('|'))
const ofLiterals = new RegExp(forms.join('|'))

/** A matcher that ends a chain, whatever its beginning is called: `kitchen(soup).toServe(4)`. */
const matcher =
  /\)\.(?:(?:not|resolves|rejects)\.)*to(?!String\b|ISOString\b|JSON\b|Lower|Upper|Fixed\b|Locale|Sorted\b|Reversed\b|Spliced\b|Array\b)[A-Z]\w*\(/

/** Whether a line of a test calls an assertion, and not one that always fails. */
export function callsAssertion(line: string): boolean {
  return (
    (/\b(?:assert\w*|expect|ok|should)\b/.test(line) || matcher.test(line)) &&
    !/\b(?:fail\w*|unreachable|raise|throw|new \w*Error)\b/.test(line)
  )
}

/** Whether a line of a test asserts on literals alone: no answer of the product could change how that ends. */
export function assertsOnLiterals(line: string): boolean {
  return ofLiterals.test(line)
}

/** Whether a line of a test asks for the very object that it makes there: another one may be alike, and is never the same. */
export function asksForAnother(line: string): boolean {
  return ofAnother.test(line)
}

/** Whether a line of a test waits for an error of a function that does nothing but name another one. */
export function asksNothing(line: string): boolean {
  return /(?:\bexpect|\bassert\.(?:throws|rejects))\(\s*(?:async\s*)?\(\)\s*=>\s*[A-Za-z_$][\w$]*\s*(?:,|\)\s*(?:;|$)|\)\s*\.(?:rejects\.)?toThrow)/.test(
    line,
  )
}
