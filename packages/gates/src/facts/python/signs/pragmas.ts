import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../../facts.ts'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, walk } from '../syntax.ts'
import { isTestPath } from '../imports/resolve-module.ts'
import { signAt } from './source-sign.ts'
import { isForCheckers } from '../statements.ts'

/** coverage.py looks for it anywhere in a line, with a colon, a blank or neither ("Excluding code from coverage.py", default). */
const unmeasured = /#\s*pragma[:\s]?\s*no\s*(?:cover|branch)\b/i
/** mutmut looks for it anywhere in a line (`pragma_no_mutate_lines`), in a text as well. */
const unmutated = /# pragma:.*no mutate/g
/** Mutants (mutmut, cosmic-ray), types of a whole file or all of a line's (mypy, pyright). */
const pragma =
  /^#\s*(?:pragma:\s*no\s+mutate|type:\s*ignore(?!\[)|pyright:\s*(?:ignore(?!\[)|basic)|mypy:\s*(?:ignore-errors|disable-error-code))\b/i
/** Rules of linters, all of them or those that look after tests (flake8-pytest-style, B011, B015). */
const lint =
  /^#\s*(?:(?:ruff:\s*|flake8:\s*)?noqa\b(?::(?<codes>[^#]*))?|pylint:\s*(?:disable|skip-file)\b(?:=(?<rules>[^#]*))?)/i
const ofTests = /\b(?:PT\d+|B01[15]|assert-on-\w+)\b/

/** Encodings in which a byte of ASCII is what it looks like, so that no comment ends before its line does. */
const plainly =
  /^(?:utf-?8(?:-.*)?|(?:us-)?ascii|latin-?1(?:-.*)?|l1|iso-?8859-\d+(?:-.*)?|(?:cp|windows-)125\d|koi8-[rtu]|mac-roman|euc-?(?:jp|kr|cn)|gb2312|big5)$/i

/**
 * Comments that switch coverage, mutants, types, all lint rules, or rules about tests off; an encoding by which Python reads other
 * code than stands there; what keeps pytest from counting a file's assertions. What only
 * checkers of types read is not measured anyway.
 */
export function pragmas(source: PythonSource): Sign[] {
  const uncounted = source.text.indexOf('PYTEST_DONT_REWRITE')
  const neverRun = source.comments.some((comment) => unmeasured.test(source.textOf(comment)))
    ? linesForCheckers(source)
    : new Set<number>()
  return [
    ...source.comments.flatMap((comment) => {
      const text = source.textOf(comment)
      const kind = unmeasured.test(text) && neverRun.has(source.lineAt(comment.from)) ? null : kindOf(text)
      return kind !== null || isOtherwiseRead(comment, source) ? [signAt(source, kind ?? 'pragma', comment)] : []
    }),
    ...[...source.text.matchAll(unmutated)].flatMap(({ index, 0: { length } }) => {
      const isTold = source.comments.some((one) => one.from <= index && index < one.to && kindOf(source.textOf(one)))
      return isTold ? [] : [signAt(source, 'pragma', { from: index, to: index + length })]
    }),
    ...(uncounted === -1 || !isTestPath(source.path)
      ? []
      : [signAt(source, 'pragma', { from: uncounted, to: uncounted + 'PYTEST_DONT_REWRITE'.length })]),
  ]
}

/** Lines of what stands below `if TYPE_CHECKING:`, which no run comes to. */
function linesForCheckers(source: PythonSource): Set<number> {
  const lines = new Set<number>()
  const names = knownNames(source)
  walk(source.root, (node) => {
    const body = node.name === 'IfStatement' && isForCheckers(node, names) ? node.getChild('Body') : null
    const last = body === null ? undefined : childrenOf(body).findLast(({ name }) => name.endsWith('Statement'))
    if (last === undefined) return
    for (let line = source.lineAt(node.from); line <= source.lineAt(last.to - 1); line += 1) lines.add(line)
  })
  return lines
}

/** `# coding: utf-7` in the first two lines (PEP 263), where a comment may hold the end of its line. */
function isOtherwiseRead(comment: SyntaxNode, source: PythonSource): boolean {
  if (source.lineAt(comment.from) > 2) return false
  const encoding = /coding[:=][ \t]*([-\w.]+)/.exec(source.textOf(comment))?.[1]
  return encoding !== undefined && !plainly.test(encoding.replaceAll('_', '-'))
}

function kindOf(text: string): Sign['kind'] | null {
  if (unmeasured.test(text) || pragma.test(text)) return 'pragma'
  const said = lint.exec(text)
  if (said === null) return null
  const named = said.groups?.['codes'] ?? said.groups?.['rules']
  return named === undefined || ofTests.test(named) ? 'lint-pragma' : null
}
