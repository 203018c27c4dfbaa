import type { Sign } from './facts.ts'

/** Marks by which tools for coverage and mutants leave code out, in languages beside JavaScript, TypeScript and Python. */
const mark = new RegExp(
  [
    // cargo-mutants, rustc
    String.raw`^#!?\[\s*(?:cfg_attr\(.*,\s*)?(?:mutants::skip|coverage\(off\))`,
    // PIT and JaCoCo, by the names of annotations; .NET
    String.raw`^@(?:[\w.]+\.)?(?:DoNotMutate|CoverageIgnore|\w*Generated)\b`,
    String.raw`^\[\s*(?:[\w.]+\.)?ExcludeFromCodeCoverage`,
    // Stryker.NET, scoverage, PHPUnit, Infection, SimpleCov, lcov and gcovr, Dart, excoveralls
    String.raw`^(?:\/\/|#|\/?\*+)\s*(?:Stryker\s+disable|\$COVERAGE-OFF\$|@codeCoverageIgnore|@infection-ignore-all|:nocov:|coverage:ignore|coveralls-ignore)`,
    String.raw`\/[/*].*\b(?:LCOV|GCOV|GCOVR)_EXCL_(?:START|LINE|BR)`,
  ].join('|'),
)

/** Marks of a source whose language Helix does not read that take code out of a measurement, told by lines. */
export function unreadMarks(text: string): Sign[] {
  return text.split('\n').flatMap((line, at) => {
    const said = line.trim()
    return mark.test(said) ? [{ kind: 'pragma' as const, line: at + 1, text: said.slice(0, 200) }] : []
  })
}
