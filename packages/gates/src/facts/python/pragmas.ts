import type { Sign } from '../facts.ts'
import type { PythonSource } from './python-source.ts'
import { signAt } from './sign-at.ts'

/** coverage.py looks for it anywhere in a line, with a colon, a blank or neither ("Excluding code from coverage.py", default). */
const unmeasured = /#\s*pragma[:\s]?\s*no\s*(?:cover|branch)\b/i
/** Mutants (mutmut, cosmic-ray), types of a whole file or all of a line's (mypy, pyright). */
const pragma =
  /^#\s*(?:pragma:\s*no\s+mutate|type:\s*ignore(?!\[)|pyright:\s*(?:ignore(?!\[)|basic)|mypy:\s*(?:ignore-errors|disable-error-code))\b/i
/** Rules of linters, all of them or those that look after tests (flake8-pytest-style, B011, B015). */
const lint =
  /^#\s*(?:(?:ruff:\s*|flake8:\s*)?noqa\b(?::(?<codes>[^#]*))?|pylint:\s*(?:disable|skip-file)\b(?:=(?<rules>[^#]*))?)/i
const ofTests = /\b(?:PT\d+|B01[15]|assert-on-\w+)\b/

/** Comments that switch coverage, mutants, types, all lint rules, or rules about tests off. */
export function pragmas(source: PythonSource): Sign[] {
  return source.comments.flatMap((comment) => {
    const kind = kindOf(source.textOf(comment))
    return kind === null ? [] : [signAt(source, kind, comment)]
  })
}

function kindOf(text: string): Sign['kind'] | null {
  if (unmeasured.test(text) || pragma.test(text)) return 'pragma'
  const said = lint.exec(text)
  if (said === null) return null
  const named = said.groups?.['codes'] ?? said.groups?.['rules']
  return named === undefined || ofTests.test(named) ? 'lint-pragma' : null
}
