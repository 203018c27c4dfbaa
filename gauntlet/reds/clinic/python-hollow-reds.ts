// Bad reds in Python: whatever the product answers they fail, or any stand-in would please them, or they do not fail at all.
import type { Red } from '../case.ts'
import { builders, clinic, from, help, pytest, red, whole } from './python-kit.ts'

const mock = 'from unittest.mock import Mock, patch\n\n'

export const hollowPythonReds: readonly Red[] = [
  red('two sums of one bill', 'H-unconditional', builders('a_line') + from('bills', 'total'), 'cents = total([a_line()])\nassert cents == 2500\nassert cents == 2975'),
  red('the label is not what it is', 'R-assertion', builders('a_patient'), 'label = a_patient().label()\nassert label != label'),
  red('shorter than nothing', 'H-unconditional', builders('a_register'), 'assert len(a_register("Rex").names()) < 0'),
  red('a text and a number', 'H-unconditional', from('bills', 'money'), 'text = money(100)\nassert isinstance(text, str) and isinstance(text, int)'),
  red('capitals after they were lowered', 'H-unconditional', builders('a_patient'), 'assert "REX" in a_patient().label().lower()'),
  red('an absolute that is negative', 'H-unconditional', from('doses', 'dose'), 'assert abs(dose("amoxil", 1)) == -10'),
  red('a filter that keeps others', 'H-unconditional', builders('a_register'), 'names = [name for name in a_register("Rex", "Mia").names() if name.startswith("R")]\nassert names == ["Mia"]'),
  red('empty and with a first one', 'H-test-bug', builders('a_calendar'), 'visits = a_calendar().of("2026-05-04")\nassert visits == []\nassert visits[0].patient == "Rex"'),
  red('a new list is another', 'H-unconditional', builders('a_register'), 'assert sorted(a_register("Rex").names()) is a_register("Rex").names()'),
  red('more and less', 'H-unconditional', from('doses', 'dose'), 'given = dose("amoxil", 1)\nassert given > 10 and given < 10'),
  red('a set with doubles', 'H-unconditional', builders('a_register'), 'names = a_register("Rex", "Mia").names()\nassert len(set(names)) > len(names)'),
  red('nothing that is true', 'H-test-bug', builders('a_calendar'), 'visit = a_calendar().next("2026-05-01")\nassert visit is None and visit.patient == "Rex"'),
  red('to be done', 'H-unconditional', builders('a_register'), '# Given two registers, when they are merged, then all are there.\na_register("Rex")\nassert False, "to be done"'),
  red('it fails by a word', 'H-unconditional', pytest + builders('a_register'), 'a_register("Rex")\npytest.fail("merging is to come")'),
  red('one is not two', 'H-unconditional', builders('a_register'), 'a_register("Rex")\nassert 1 == 2'),
  red('the test is not implemented', 'H-unconditional', builders('a_register'), 'a_register("Rex")\nraise NotImplementedError("merging")'),
  red('the builder is what is asked', 'R-assertion', builders('BillBuilder') + from('bills', 'total'), 'bill = BillBuilder().with_line("x-ray", 9000).build()\ntotal(bill["lines"])\nassert bill["lines"][0]["cents"] == 9900'),
  red('a fixture is asked', 'H-unconditional', 'from pathlib import Path\n\n' + from('lab', 'parse_results'), 'text = Path("test/fixtures/results.txt").read_text()\nparse_results(text)\nassert "PLT|" in text'),
  red('the own sum is wrong', 'R-assertion', builders('a_line') + from('bills', 'total'), 'lines = [a_line(), a_line()]\ntotal(lines)\nassert sum(line["cents"] for line in lines) == 4999'),
  whole('a class of its own', 'H-unconditional', builders('a_register'), `class Ward:
    def __init__(self):
        self.cages = {}

    def admit(self, name):
        self.cages[len(self.cages)] = name
        return len(self.cages) - 1


def test_cages():
    a_register("Rex")
    assert Ward().admit("Rex") == 1`),
  whole('a flag of a helper', 'H-unconditional', builders('a_calendar'), `def check(visit, moved=False):
    assert moved, visit


def test_moved():
    check(a_calendar().book("Rex", "2026-05-04T09:00"))`),
  red('a flag of a shared helper', 'H-unconditional', builders('a_calendar') + help('checks', 'is_taken'), 'a_calendar(("Rex", "2026-05-04T09:00"))\nis_taken()'),
  red('the clock is asked', 'H-unconditional', 'from datetime import date\n\n' + builders('a_patient'), 'a_patient().age(date.today())\nassert date.today().year == 2019'),
  red('the dice are asked', 'H-unconditional', 'import random\n\n' + builders('a_register'), 'a_register("Rex")\nassert random.random() > 1'),
  red('the source must say it', 'H-unconditional', 'from pathlib import Path\n', 'assert "def rename" in Path("src/clinic/patients.py").read_text()'),
  { ...red('the file must be there', 'R-assertion', 'import os\n', 'assert os.path.exists("src/clinic/grooming.py")'), passesOnNothing: true },
  { ...red('a spec is found', 'R-assertion', 'import importlib.util\n', 'assert importlib.util.find_spec("clinic.grooming") is not None'), passesOnNothing: true },
  whole('the method is replaced', 'R-assertion', clinic('Patient'), `def test_label(monkeypatch):
    monkeypatch.setattr(Patient, "label", lambda self: self.name)
    assert Patient("Rex").label() == "Rex (dog)"`),
  whole('the class is patched', 'H-unconditional', mock + builders('a_register'), `@patch("test.support.builders.Register")
def test_names(register):
    register.return_value.names.return_value = ["Mia"]
    assert a_register("Rex").names() == ["Rex", "Mia"]`),
  red('a mock answers', 'H-unconditional', mock + clinic('Register'), 'with patch.object(Register, "names", return_value=["Mia"]):\n    assert Register().names() == ["Rex"]'),
  red('a mock that nobody has', 'H-unconditional', mock + builders('a_calendar'), 'notify = Mock()\na_calendar().book("Rex", "2026-05-04T09:00")\nnotify.assert_called_once_with("Rex")'),
  red('a mock of the product', 'H-unconditional', mock + clinic('Register'), 'register = Mock(spec=Register)\nregister.names.return_value = ["Mia"]\nassert register.names() == ["Rex"]'),
  red('a mailer that was not handed over', 'H-unconditional', help('fakes', 'FakeMailer') + from('bills', 'total'), 'mailer = FakeMailer()\ntotal([])\nassert len(mailer.sent) == 1'),
  red('a subclass answers', 'H-unconditional', clinic('Calendar'), `class Quiet(Calendar):
    def of(self, day):
        return []

calendar = Quiet()
calendar.book("Rex", "2026-05-04T09:00")
assert len(calendar.of("2026-05-04")) == 1`),
  red('nothing is raised by nothing', 'H-unconditional', pytest + clinic('SlotTaken') + builders('a_calendar'), 'a_calendar().book("Rex", "2026-05-04T09:00")\nwith pytest.raises(SlotTaken):\n    pass'),
  whole('what an earlier test was to leave', 'H-unconditional', builders('a_register'), `SEEN = []


def test_seen():
    a_register("Rex")
    assert SEEN == ["Rex"]`),
  red('arithmetic', 'H-unconditional', '', 'assert [weight * 10 for weight in (1, 2, 3)] == [10, 20, 31]'),
  red('the answer is thrown away', 'H-unconditional', builders('a_register'), 'names = a_register("Mia", "Rex").names()\nnames = ["Mia"]\nassert names == ["Mia", "Rex"]'),
  { ...red('a policy refuses', 'R-missing-module', pytest + from('insurance.policy', 'Policy'), 'with pytest.raises(Exception):\n    Policy(share=2)'), passesOnNothing: true },
  { ...red('the ward is a module', 'R-missing-module', 'import clinic.ward\n', 'assert clinic.ward'), passesOnNothing: true },
  { ...red('a feed can be called', 'R-missing-module', from('feed', 'open_feed'), 'assert callable(open_feed)'), passesOnNothing: true },
  whole('it is skipped', null, pytest + builders('a_register'), `@pytest.mark.skip
def test_renamed():
    assert a_register("Rex").names() == ["Bo"]`),
  whole('it is skipped on every machine', null, 'import sys\n\n' + pytest + builders('a_register'), `@pytest.mark.skipif(sys.version_info >= (3, 0), reason="old")
def test_renamed():
    assert a_register("Rex").names() == ["Bo"]`),
  whole('it is expected to fail', null, pytest + builders('a_register'), `@pytest.mark.xfail(reason="later")
def test_renamed():
    assert a_register("Rex").names() == ["Bo"]`),
  red('the error is swallowed', null, 'import contextlib\n\n' + builders('a_register'), 'with contextlib.suppress(Exception):\n    assert a_register("Rex").names() == ["Bo"]'),
  red('nothing is gone through', null, builders('a_calendar'), 'for visit in a_calendar(("Rex", "2026-05-04T09:00")).of("2026-05-04"):\n    assert visit.patient == "Mia"'),
  red('a pair is always true', null, builders('a_register'), 'assert (len(a_register("Rex")) == 2, "two patients")'),
  whole('an async test that nobody runs', null, '', `class TestLater:
    def check_names(self):
        assert [] == ["Rex"]

    def test_nothing(self):
        self.check_names`),
] // prettier-ignore
