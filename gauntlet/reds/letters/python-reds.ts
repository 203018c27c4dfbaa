// Failing tests of an engine of templates in Python: as people and models write them before the work, and their slips.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'

const whole = (why: string, right: RedClassName | null, imports: string, text: string, more: Partial<Red> = {}): Red => ({
  why, right, text: `${imports}\n\n${text}\n`, ...more,
}) // prettier-ignore
const red = (why: string, right: RedClassName | null, imports: string, name: string, lines: string, more: Partial<Red> = {}) =>
  whole(why, right, imports, `def test_${name}:\n${lines.split('\n').map((line) => (line === '' ? line : `    ${line}`)).join('\n')}`, more) // prettier-ignore

const from = (module: string, names: string) => `from letters.${module} import ${names}\n`
const pytest = 'import pytest\n\n'
const letter = 'from tests.support.builders import a_letter\n'
const ask = 'from tests.support.server import ask\n'

export const pythonReds: readonly Red[] = [
  // Honest: the product answers otherwise.
  red(
    'a variable is replaced',
    'R-assertion',
    from('template', 'render'),
    'replaces_a_variable()',
    'assert render("Hello {{ name }}!", name="Ada") == "Hello Ada!"',
  ),
  whole(
    'a table of texts',
    'R-assertion',
    pytest + from('filters', 'truncate'),
    `@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("a long sentence", 6, "a lon…"),
        pytest.param("four", 2, "f…", id="short"),
    ],
)
def test_truncates(text, length, shown):
    assert truncate(text, length) == shown`,
  ),
  whole(
    'a class for each alphabet',
    'R-assertion',
    pytest + from('filters', 'escape, unescape'),
    `@pytest.mark.parametrize("raw, escaped", [("<b>", "&lt;b&gt;"), ("a & b", "a &amp; b")])
class TestEscape:
    def test_escapes(self, raw, escaped):
        assert escape(raw) == escaped

    def test_unescapes(self, raw, escaped):
        assert unescape(escaped) == raw`,
  ),
  whole(
    'a file is rendered as expected',
    'R-assertion',
    `from pathlib import Path\n\n${pytest}${from('template', 'Template')}`,
    `FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"


@pytest.fixture
def welcome():
    return Template.parse((FIXTURES / "welcome.txt").read_text())


def test_welcome(welcome):
    text = welcome.render({"name": "Ada", "place": "London"})
    assert text == (FIXTURES / "welcome.expected.txt").read_text()`,
  ),
  red(
    'an unclosed tag is refused',
    'R-assertion',
    pytest + 'from letters import Template, TemplateError\n',
    'refuses_an_unclosed_tag()',
    'with pytest.raises(TemplateError, match=r"unclosed tag") as caught:\n    Template.parse("one\\n{{ name")\nassert (caught.value.line, caught.value.column) == (2, 1)',
  ),
  red(
    'values are compared with each other',
    'R-assertion',
    from('position', 'Position'),
    'a_position_moves_over_lines()',
    'assert Position(1, 4).after("ab\\nc") == Position(2, 2)',
  ),
  red(
    'positions have an order',
    'R-assertion',
    from('position', 'Position'),
    'orders_positions()',
    'first, second = Position(1, 9), Position(2, 1)\n\nassert first.is_before(second)\nassert not second.is_before(first)',
  ),
  red(
    'lines come one by one',
    'R-assertion',
    from('template', 'Template'),
    'yields_lines()',
    'lines = Template.parse("a {{ x }}\\nb\\n").lines({"x": 1})\nassert list(lines) == ["a 1", "b"]',
  ),
  red(
    'a stream is read to its end',
    'R-assertion',
    'import asyncio\n\n' + from('template', 'Template'),
    'streams_pieces()',
    'async def collect():\n    return [piece async for piece in Template.parse("Hi {{ name }}!").stream({"name": "Ada"})]\n\nassert asyncio.run(collect()) == ["Hi ", "Ada", "!"]',
  ),
  red(
    'listeners are told',
    'R-assertion',
    from('loader', 'Loader'),
    'tells_its_listeners()',
    'told = []\nloader = Loader({"welcome": "Hello"}.get)\nloader.on_refresh(told.append)\nloader.refresh("welcome")\nassert told == ["welcome"]',
  ),
  red(
    'a mock is handed over',
    'R-assertion',
    'from unittest.mock import Mock\n\n' + from('mailer', 'Mailer') + letter,
    'sends_the_letter()',
    'send = Mock()\nMailer(send).deliver(a_letter(to="bob@example.org"))\nsend.assert_called_once()\nassert send.call_args.args[0]["to"] == "bob@example.org"',
  ),
  red(
    'a fixture of the project keeps what is sent',
    'R-assertion',
    from('mailer', 'Mailer') + letter,
    'keeps_what_is_sent(outbox)',
    'status = Mailer(outbox.send).deliver(a_letter())\nassert status == "sent"\nassert outbox.sent == [a_letter()]',
  ),
  red(
    'a day in German',
    'R-assertion',
    'from datetime import date\n\n' + from('filters', 'long_date'),
    'writes_a_day()',
    'assert long_date(date(2026, 3, 1), "de") == "1. März 2026"',
  ),
  whole(
    'a case of unittest',
    'R-assertion',
    'import unittest\n\n' + from('filters', 'plural, upper'),
    `class FiltersTest(unittest.TestCase):
    def setUp(self):
        self.words = ("day", "days")

    def test_plural(self):
        self.assertEqual(plural(2, *self.words), "days")

    def test_upper(self):
        for word in self.words:
            with self.subTest(word=word):
                self.assertEqual(upper(word), word.upper())`,
  ),
  whole(
    'what is escaped comes back',
    'R-assertion',
    'from hypothesis import given, strategies as st\n\n' + from('filters', 'escape, unescape'),
    `@given(st.text(alphabet="<>&a"))
def test_escaping_loses_nothing(text):
    escaped = escape(text)
    assert "<" not in escaped
    assert unescape(escaped) == text`,
    { needs: ['hypothesis'] },
  ),
  red(
    'the program renders a file',
    'R-assertion',
    'import subprocess\nimport sys\n',
    'renders_a_file()',
    'done = subprocess.run(\n    [sys.executable, "-m", "letters", "render", "tests/fixtures/welcome.txt", "--set", "name=Ada"],\n    capture_output=True, text=True, check=False,\n)\nassert done.returncode == 0, done.stderr\nassert done.stdout.startswith("Hello Ada")',
  ),
  red(
    'the program knows its commands',
    'R-assertion',
    from('__main__', 'main'),
    'checks_templates(capsys)',
    'assert main(["check", "tests/fixtures"]) == 0\nassert "no problem" in capsys.readouterr().out',
  ),
  // Honest: it is not there yet.
  red(
    'a parser makes a tree',
    'R-missing-module',
    from('parser', 'Text, Variable, parse'),
    'parses()',
    'assert parse("a{{ b }}") == [Text("a"), Variable("b")]',
  ),
  red(
    'a linter is imported where it is used',
    'R-missing-module',
    '',
    'lints()',
    'from letters.lint import lint\n\nassert lint("{{ a | nofilter }}") == ["unknown filter: nofilter"]',
  ),
  red(
    'a name that the package lacks',
    'R-missing-export',
    pytest + 'from letters import Template, UnknownFilter\n',
    'refuses_an_unknown_filter()',
    'with pytest.raises(UnknownFilter):\n    Template.parse("{{ a | shout }}")',
  ),
  red(
    'a method that templates lack',
    'R-missing-export',
    from('template', 'Template'),
    'includes_partials()',
    'template = Template.parse("{{> footer }}").with_partials({"footer": "Yours"})\nassert template.render() == "Yours"',
  ),
  red(
    'a template is compiled',
    'R-not-implemented',
    from('template', 'Template'),
    'compiles()',
    'fill = Template.parse("{{ a }}-{{ b }}").compile()\nassert fill(a=1, b=2) == "1-2"',
  ),
  red(
    'a preview is made',
    'R-boundary',
    ask,
    'previews()',
    'status, body = ask("POST", "/previews", {"text": "Hi {{ name }}", "values": {"name": "Ada"}})\nassert status == 201\nassert body == {"text": "Hi Ada"}',
  ),
  red(
    'templates are listed',
    'R-assertion',
    ask,
    'lists_templates()',
    'status, body = ask("GET", "/templates")\nassert status == 200\nassert body["templates"] == ["welcome"]',
  ),
  // Slips.
  red(
    'a bracket is missing',
    'H-syntax',
    from('template', 'render'),
    'renders()',
    'values = {"name": "Ada"\nassert render("{{ name }}", **values) == "Ada"',
  ),
  red(
    'a package is not installed',
    'H-missing-package',
    'import freezegun_of_letters\n\n' + from('template', 'render'),
    'renders_the_day()',
    'with freezegun_of_letters.freeze("2026-03-01"):\n    assert render("{{ today }}") == "2026-03-01"',
  ),
  red(
    'the path of a helper is misspelt',
    'H-missing-helper',
    'from tests.suport.builders import a_letter\n' + from('mailer', 'Mailer'),
    'sends()',
    'assert Mailer(print).deliver(a_letter()) == "sent"',
  ),
  red(
    'a fixture is misspelt',
    'H-hook-or-setup',
    from('mailer', 'Mailer') + letter,
    'sends(outbx)',
    'Mailer(outbx.send).deliver(a_letter())\nassert len(outbx.sent) == 1',
  ),
  whole(
    'a fixture reads a file that is not there',
    'H-hook-or-setup',
    `from pathlib import Path\n\n${pytest}${from('template', 'render')}`,
    `@pytest.fixture(scope="module")
def goodbye():
    return (Path(__file__).parent.parent / "tests" / "fixtures" / "goodbye.txt").read_text()


def test_says_goodbye(goodbye):
    assert render(goodbye, name="Ada") == "Goodbye Ada"`,
  ),
  red(
    'a variable was renamed halfway',
    'H-test-bug',
    from('template', 'render'),
    'renders()',
    'person = {"name": "Ada"}\nassert render("{{ name }}", **persona) == "Ada"',
  ),
  red(
    'a row of its own lacks a key',
    'H-test-bug',
    from('filters', 'plural'),
    'plurals()',
    'rows = [{"count": 2, "shown": "days"}, {"count": 1}]\nfor row in rows[::-1]:\n    assert plural(row["count"], "day", "days") == row["shown"]',
  ),
  red(
    'another service is down',
    'H-environment',
    'import json\nfrom urllib.request import urlopen\n\n' + from('template', 'render'),
    'renders_a_person()',
    'with urlopen("http://127.0.0.1:2/people/1", timeout=2) as answer:\n    values = json.load(answer)\nassert render("{{ name }}", **values) == "Ada"',
  ),
  red(
    'a variable of the environment is wanted',
    'H-environment',
    'import os\n\n' + from('mailer', 'Mailer') + letter,
    'sends_to_the_inbox()',
    'inbox = os.environ["LETTERS_TEST_INBOX"]\nassert Mailer(print).deliver(a_letter(to=inbox)) == "sent"',
  ),
  red(
    'the arithmetic is its own',
    'H-unconditional',
    from('filters', 'money'),
    'money()',
    'shown = money(1250)\ncents = 1250\nassert f"{cents / 100:.1f} €" == "12.50 €"',
  ),
  red(
    'it compares what it built',
    'H-unconditional',
    letter,
    'greets()',
    'letter = a_letter(text="Hello {{ name }}")\nassert letter["text"] == "Hello Ada"',
  ),
  red(
    'a mock answers to itself',
    'H-unconditional',
    'from unittest.mock import Mock\n',
    'renders_for_the_preview()',
    'engine = Mock()\nengine.render.return_value = "Hello"\nassert engine.render("Hello {{ name }}", name="Ada") == "Hello Ada"',
  ),
  red(
    'it fails by its own word',
    'H-unconditional',
    pytest + from('template', 'Template'),
    'loops()',
    'Template.parse("{{#each people}}{{ name }}{{/each}}")\npytest.fail("loops are not implemented yet")',
  ),
  whole(
    'it is skipped',
    null,
    pytest + from('filters', 'upper'),
    `@pytest.mark.skip(reason="after the release")
def test_shouts():
    assert upper("hey") == "HEY"`,
  ),
  whole(
    'it is expected to fail',
    null,
    pytest + from('filters', 'upper'),
    `@pytest.mark.xfail
def test_shouts():
    assert upper("hey") == "HEY"`,
  ),
  red(
    'the archive imports what is gone',
    'H-broken-source-import',
    from('archive', 'archive') + letter,
    'archives()',
    'assert archive(a_letter()).startswith("MIME-Version: 1.0")',
  ),
  red(
    'the bounces cannot be parsed',
    'H-syntax',
    from('bounces', 'bounced') + letter,
    'finds_bounces()',
    'letters = [a_letter(status="bounced"), a_letter(status="sent")]\nassert bounced(letters) == letters[:1]',
  ),
  red(
    'the account is configured nowhere',
    'H-environment',
    '',
    'tells_the_account()',
    'from letters.account import account\n\nassert account() == "postmaster"',
  ),
  red(
    'a catalog knows no such locale',
    'H-source-bug',
    from('catalog', 'Catalog'),
    'falls_back_to_english()',
    'catalog = Catalog().add("en", "hello", "Hello")\nassert catalog.translate("fr", "hello") == "Hello"',
  ),
]
