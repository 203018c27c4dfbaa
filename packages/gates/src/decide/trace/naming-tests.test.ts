import { describe, expect, test } from 'vitest'
import { sourceFacts } from '../../facts/source-facts.ts'
import { testLanguages } from './languages.ts'
import { namingTests } from './naming-tests.ts'

/** Name, ids and whether it proves something, of each test. */
function read(path: string, text: string): string[] {
  const declared = sourceFacts(text, path, { exists: () => false })?.tests
  return namingTests(path, text, declared).map(
    ({ id, names, proves }) => `${id.slice(path.length + 3)} = ${names.join(' ')}${proves ? '' : ' (vacuous)'}`,
  )
}

describe('tests in JavaScript and TypeScript', () => {
  const body = '() => expect(1).toBe(1)'

  test('name requirements in titles, tags and at the beginning of comments', () => {
    const text = `import { expect, test } from 'vitest'
describe('REQ-1 sums', () => { test('adds', ${body}) })
test('tagged', { tags: ['REQ-2'] }, ${body})
// REQ-3, REQ-4: both
/** @covers REQ-5 */
test('remarked', ${body})
// unlike REQ-6, nothing is rounded
test('mentions', ${body})
`
    expect(read('a.test.ts', text)).toEqual([
      'REQ-1 sums > adds = REQ-1',
      'tagged = REQ-2',
      'remarked = REQ-5 REQ-3 REQ-4',
      'mentions = ',
    ])
  })

  test('a requirement in the body of a test is data', () => {
    expect(read('a.test.ts', `test('reads ids', () => expect(idsOf('REQ-9')).toEqual(['REQ-9']))\n`)).toEqual([
      'reads ids = ',
    ])
  })

  test.each([
    ['is skipped', "test.skip('REQ-1', () => expect(1).toBe(1))", false],
    ['does nothing', "test('REQ-1', () => {})", false],
    ['only calls the product', "import { add } from './add'\ntest('REQ-1', () => { add(1) })", false],
    ['asserts through a helper of its file', "const refused = (x) => expect(x).toBe(1)\ntest('REQ-1', () => refused(1))", true],
    ['asserts through a helper by its name', "test('REQ-1', () => { mustRefuse(1) })", true],
  ])('one that %s', (_, text, proves) => {
    expect(read('a.test.ts', text).map((line) => !line.endsWith('(vacuous)'))).toEqual([proves])
  }) // prettier-ignore
})

const cases: Record<string, { path: string; text: string; expected: string[] }> = {
  Python: {
    path: 'tests/test_a.py',
    text: '# REQ-1\ndef test_one():\n    assert 1\n\n@pytest.mark.skip\n@pytest.mark.req("REQ-2")\nasync def test_two(x):\n    pass\n\ndef test_REQ_3_three(): pass\n\ndef helper(): pass\n',
    expected: ['test_one = REQ-1', 'test_two = REQ-2 (vacuous)', 'test_REQ_3_three = REQ-3'],
  },
  Go: {
    path: 'a/b_test.go',
    text: '// REQ-1: adds\nfunc TestAdd(t *testing.T) {\n}\n\nfunc TestREQ2Rounds(t *testing.T) {}\nfunc helper() {}\n',
    expected: ['TestAdd = REQ-1', 'TestREQ2Rounds = '],
  },
  Rust: {
    path: 'src/lib.rs',
    text: '/// REQ-1\n#[test]\nfn adds() {}\n\n#[tokio::test]\n#[ignore]\nasync fn later() {}\n\nfn plain() {}\n',
    expected: ['adds = REQ-1', 'later =  (vacuous)'],
  },
  'Java, Kotlin, Scala': {
    path: 'src/test/java/ATest.java',
    text: '  // REQ-1\n  @Test\n  public void adds() {\n  }\n\n  @Tag("REQ-2")\n  @Test\n  @Disabled\n  void later() {}\n\n  void helper() {}\n',
    expected: ['adds = REQ-1', 'later = REQ-2 (vacuous)'],
  },
  'C#': {
    path: 'ATests.cs',
    text: '  // REQ-1\n  [Fact]\n  public async Task Adds()\n  {}\n\n  [Fact(Skip = "x")]\n  public void Later() {}\n  public void Helper() {}\n',
    expected: ['Adds = REQ-1', 'Later =  (vacuous)'],
  },
  'Ruby, Elixir': {
    path: 'spec/a_spec.rb',
    text: 'it \'adds REQ-1\' do\nend\n\n# REQ-2\ntest "more", %{a: 1} do\nend\n',
    expected: ['adds REQ-1 = REQ-1', 'more = REQ-2'],
  },
  PHP: {
    path: 'tests/ATest.php',
    text: '  /**\n   * @covers REQ-1\n   */\n  public function testAdds(): void\n  {}\n',
    expected: ['testAdds = REQ-1'],
  },
  Swift: {
    path: 'Tests/ATests.swift',
    text: '  // REQ-1\n  func testAdds() {\n  }\n',
    expected: ['testAdds = REQ-1'],
  },
  Dart: { path: 'test/a_test.dart', text: "  test('REQ-1 adds', () {\n", expected: ['REQ-1 adds = REQ-1'] },
  'C++': { path: 'a_test.cc', text: '// REQ-1\nTEST(Sum, Adds) {\n}\n', expected: ['Sum, Adds = REQ-1'] },
  Gherkin: {
    path: 'a.feature',
    text: '  @REQ-1 @smoke\n  Scenario: Adding\n    Given x\n',
    expected: ['Adding = REQ-1'],
  },
  Bats: { path: 'a.bats', text: '# REQ-1\n@test "adds" {\n}\n', expected: ['adds = REQ-1'] },
}

test('every language has its case', () => {
  expect(testLanguages.map(({ language }) => language)).toEqual(Object.keys(cases))
})

test.each(Object.entries(cases))('tests in %s name requirements', (_, { path, text, expected }) => {
  expect(read(path, text)).toEqual(expected)
})

test('other files and very long ones have no tests', () => {
  expect([read('README.md', '# REQ-1\ndef test_one():\n'), read('test_a.py', `def test_a(): pass\n# ${'-'.repeat(1_000_000)}`)]).toEqual([[], []]) // prettier-ignore
})
