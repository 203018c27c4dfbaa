/** How a language spells its tests. Every pattern looks at one line. */
export interface TestLanguage {
  language: string
  /** Files that may hold tests, by path. */
  path: RegExp
  /** A line that declares a test; the group is its name. */
  declares: RegExp
  /** A line right above a declaration without which it is no test: Java's `@Test`. */
  mark?: RegExp
  /** Tests stand in the files of the product. */
  inProduct?: true
  /** A mark above it, or the line itself, that keeps it from running. */
  skips: RegExp
}

/** Python, Go, Rust and others, by their common test runners. JavaScript and TypeScript are read from their syntax instead. */
export const testLanguages: readonly TestLanguage[] = [
  {
    language: 'Python',
    path: /(?:^|\/)(?:test_[^/]*|[^/]*_test|tests?)\.py$/,
    declares: /^\s*(?:async\s+)?def (test\w*)\(/,
    skips: /@(?:pytest\.mark\.skip\b|unittest\.skip\b|skip\b)/,
  },
  {
    language: 'Go',
    path: /_test\.go$/,
    declares: /^func ((?:Test|Fuzz|Example)\w*)\(/,
    skips: /^\/\/go:build ignore/,
  },
  {
    language: 'Rust',
    path: /\.rs$/,
    inProduct: true,
    declares: /^\s*(?:pub )?(?:async )?fn (\w+)\(/,
    mark: /^\s*#\[(?:\w+::)?test\b/,
    skips: /#\[ignore\b/,
  },
  {
    language: 'Java, Kotlin, Scala',
    path: /(?:(?:^|\/)tests?\/.*|Tests?|Spec|IT)\.(?:java|kts?|scala|groovy)$/,
    declares: /^\s*(?:[\w<>]+ )*?(?:void|fun|def) (\w+|`[^`]+`)\s*\(/,
    mark: /^\s*@(?:Test|ParameterizedTest|RepeatedTest|Property)\b/,
    skips: /@(?:Disabled|Ignore)\b/,
  },
  {
    language: 'C#',
    path: /(?:(?:^|\/)[^/]*[Tt]ests?\/.*|Tests?)\.cs$/,
    declares: /^\s*(?:[\w<>]+ )+(\w+)\s*\(/,
    mark: /^\s*\[(?:Fact|Theory|Test|TestCase|TestMethod)\b/,
    skips: /\[Ignore\b|Skip\s*=/,
  },
  {
    language: 'Ruby, Elixir',
    path: /(?:_spec|_test)\.(?:rb|exs)$/,
    declares: /^\s*(?:it|specify|test|scenario|example|def (?=test_))\s*\(?["']?([^"'\n]+?)["']?(?:,.*|\)?\s*do.*|\s*)$/,
    skips: /^\s*(?:xit|pending|@tag :skip)\b/,
  },
  {
    language: 'PHP',
    path: /Test\.php$/,
    declares: /^\s*(?:public )?function (test\w+|\w+)\s*\(/,
    skips: /markTestSkipped/,
  },
  { language: 'Swift', path: /Tests?\.swift$/, declares: /^\s*func (test\w*)\(/, skips: /XCTSkip/ },
  { language: 'Dart', path: /_test\.dart$/, declares: /^\s*test(?:Widgets)?\(\s*['"]([^'"]+)['"]/, skips: /skip:\s*true/ },
  {
    language: 'C++',
    path: /(?:(?:^|\/)tests?\/.*|_test|_unittest|[Tt]ests?)\.(?:cc|cpp|cxx)$/,
    declares: /^\s*(?:TEST|TEST_F|TEST_P|TEST_CASE|SCENARIO)\(\s*("[^"]*"|\w+\s*,\s*\w+)/,
    skips: /DISABLED_/,
  },
  { language: 'Gherkin', path: /\.feature(?:\.md)?$/, declares: /^\s*(?:#+ )?(?:Scenario(?: Outline)?|Example): *(.+?)\s*$/, skips: /@(?:skip|wip|ignore)\b/ },
  { language: 'Bats', path: /\.bats$/, declares: /^\s*@test ["'](.+)["'] *\{/, skips: /^\s*skip\b/ },
] // prettier-ignore

/** The language whose tests a file of this path may hold. */
export function testLanguageOf(path: string): TestLanguage | undefined {
  return testLanguages.find((language) => language.path.test(path))
}
