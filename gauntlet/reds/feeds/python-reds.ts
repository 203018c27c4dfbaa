// Failing tests of a service of podcasts in Python: as people and models write them before the work, and their slips.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'

const whole = (why: string, right: RedClassName | null, text: string, more: Partial<Red> = {}): Red => ({
  why, right, text: `${text}\n`, ...more,
}) // prettier-ignore
const red = (why: string, right: RedClassName | null, imports: string, name: string, body: string, more: Partial<Red> = {}): Red =>
  whole(why, right, `${imports}\n\ndef test_${name}:\n${body.split('\n').map((line) => (line === '' ? line : `    ${line}`)).join('\n')}`, more) // prettier-ignore
const from = (module: string, names: string) => `from feeds.${module} import ${names}\n`
const pytest = 'import pytest\n\n'
const status = 'from test.support.http import status_of\n'
const hypothesis = { needs: ['hypothesis'] }

export const pythonReds: readonly Red[] = [
  // Honest: the product answers otherwise.
  whole('a feed is read from a file', 'R-assertion', `from pathlib import Path\n\n${pytest}${from('parsing', 'parse_feed')}\nFIXTURES = Path(__file__).resolve().parents[1] / "test" / "fixtures"\n\n\n@pytest.fixture(scope="module")\ndef feed():\n    return parse_feed((FIXTURES / "feed.xml").read_text(encoding="utf-8"))\n\n\nclass TestParseFeed:\n    def test_decodes_entities(self, feed):\n        assert feed.title == "Night & Day"\n\n    def test_keeps_the_order(self, feed):\n        assert [episode.title for episode in feed.episodes] == ["Second", "First"]`),
  red('a broken feed tells the line', 'R-assertion', pytest + from('errors', 'FeedError') + from('parsing', 'parse_feed'), 'an_unclosed_element_is_refused()', 'with pytest.raises(FeedError) as caught:\n    parse_feed("<rss>\\n<channel>\\n</rss>")\nassert caught.value.line == 3'),
  red('a message of the network is explained', 'R-assertion', from('parsing', 'explain'), 'explains_a_refused_connection()', 'error = ConnectionRefusedError(111, "Connection refused")\nassert explain(error) == "pod.example refused the connection"'),
  red('words of a missing module are data', 'R-assertion', from('parsing', 'explain'), 'explains_a_missing_plugin()', `error = ModuleNotFoundError("No module named 'opus'", name="opus")\nassert "No module named 'opus'" in explain(error)`),
  red('time to live', 'R-assertion', from('cache', 'TtlCache') + 'from test.support.clock import ManualClock\n', 'an_entry_lives_for_a_minute()', 'clock = ManualClock()\ncache = TtlCache(60, clock)\ncache.set("feed", "old")\nclock.time += 60.001\nassert cache.get("feed") is None'),
  red('a decorator remembers', 'R-assertion', from('cache', 'cached'), 'asks_only_once()', 'asked = []\n\n@cached\ndef double(number):\n    asked.append(number)\n    return number * 2\n\nassert (double(2), double(2)) == (4, 4)\nassert asked == [2]'),
  whole('durations as a table', 'R-assertion', `${pytest}${from('parsing', 'parse_duration')}\n\n@pytest.mark.parametrize("text, seconds", {"1:02:03": 3723, "45:10": 2710, "90": 90}.items(), ids=str)\ndef test_durations(text, seconds):\n    assert parse_duration(text) == seconds`),
  red('a duration that is none', 'R-assertion', pytest + from('parsing', 'parse_duration'), 'refuses_what_is_no_duration()', 'with pytest.raises(ValueError, match=r"half an hour"):\n    parse_duration("half an hour")'),
  red('a length of a feed', 'R-assertion', '', 'a_feed_is_as_long_as_its_episodes(library)', '[feed] = library.feeds\nassert len(feed) == 1\nassert "e1" in feed'),
  red('the newest of them', 'R-assertion', 'from datetime import datetime, timezone\n\n' + from('model', 'Feed'), 'the_latest_is_the_newest(an_episode)', 'old = an_episode(id="old", published=datetime(2020, 2, 29, tzinfo=timezone.utc))\nfeed = Feed("u", "Pod", [an_episode(id="fresh"), old])\nassert feed.latest() is feed.episodes[0]'),
  red('an assertion in a callback of the product', 'R-assertion', '', 'each_feed_tells_what_is_unplayed(library)', 'def visit(feed, unplayed):\n    assert unplayed == len(feed.episodes)\n\nlibrary.each(visit)'),
  whole('an assertion in a function of the test', 'R-assertion', `${from('parsing', 'slug')}\n\ndef assert_slug(title, expected):\n    __tracebackhide__ = True\n    assert slug(title) == expected, f"slug of {title!r}"\n\n\ndef test_titles_become_slugs():\n    assert_slug("Night & Day: Episode 3!", "night-day-episode-3")`),
  whole('a listener is told', 'R-assertion', `from unittest.mock import Mock\n\n${from('library', 'Library')}${from('model', 'Feed')}\n\ndef test_listeners_hear_of_a_subscription():\n    library, listener = Library(), Mock(name="listener")\n    library.on_change(listener)\n    library.subscribe(Feed("u"))\n    listener.assert_called_once_with("u")`),
  whole('an async generator is drained', 'R-assertion', `import asyncio\n\n\ndef test_refreshes_each_feed(library):\n    async def drained():\n        return [url async for url in library.refresh()]\n\n    assert asyncio.run(drained()) == ["https://pod.example/rss"]`),
  red('settings of the environment', 'R-assertion', from('settings', 'from_environment'), 'the_environment_wins(monkeypatch)', 'monkeypatch.setenv("FEEDS_REFRESH", "15")\nmonkeypatch.delenv("FEEDS_FOLDER", raising=False)\nassert from_environment() == {"refresh": 15, "folder": "podcasts"}'),
  red('settings of a file', 'R-assertion', 'import json\n\n' + from('settings', 'load'), 'settings_are_read(tmp_path)', '(tmp_path / "feeds.json").write_text(json.dumps({"folder": "audio"}))\nassert load(tmp_path / "feeds.json")["folder"] == "audio"'),
  red('something is logged', 'R-assertion', 'import logging\n\n' + from('client', 'fetch'), 'warns_when_it_tries_again(caplog)', 'with caplog.at_level(logging.WARNING, logger="feeds.client"):\n    fetch("https://pod.example/rss", retries=1)\nassert [record.getMessage() for record in caplog.records] == ["trying again"]'),
  red('it warns of what is old', 'R-assertion', pytest + from('library', 'Library'), 'a_limit_of_none_is_deprecated()', 'with pytest.warns(DeprecationWarning, match="limit"):\n    Library().search("night", limit=None)'),
  whole('the network is patched', 'R-assertion', `from unittest.mock import MagicMock, patch\n\n${from('client', 'fetch')}\n\n@patch("feeds.client.urlopen")\ndef test_hands_on_the_text(urlopen: MagicMock):\n    urlopen.return_value.__enter__.return_value.read.return_value = b"<rss/>"\n    assert fetch("https://pod.example/rss") == b"<rss/>"\n    urlopen.assert_called_once()`),
  red('a program prints JSON', 'R-assertion', 'import subprocess\nimport sys\n', 'lists_as_json()', 'done = subprocess.run(\n    [sys.executable, "-m", "feeds.cli", "list", "--json"],\n    capture_output=True, text=True, timeout=30,\n)\nassert done.stdout == \'{"feeds": []}\\n\', done.stderr'),
  red('the output of a program', 'R-assertion', from('cli', 'main'), 'says_how_many(capsys)', 'main(["list"])\nout, err = capsys.readouterr()\nassert (out.rstrip(), err) == ("0 feeds", "")'),
  whole('a law of durations', 'R-assertion', `from hypothesis import example, given, settings, strategies as st\n\n${from('parsing', 'format_duration, parse_duration')}\n\n@settings(max_examples=50, deadline=None)\n@given(st.integers(0, 86_400))\n@example(59)\ndef test_what_is_shown_can_be_read(seconds):\n    assert parse_duration(format_duration(seconds)) == seconds`, hypothesis),
  whole('a case of unittest', 'R-assertion', `import unittest\n\n${from('queue', 'PlayQueue')}${from('model', 'Episode')}\n\nclass PlayQueueTest(unittest.TestCase):\n    def setUp(self):\n        self.queue = PlayQueue().add(Episode("a"))\n        self.addCleanup(setattr, self, "queue", None)\n\n    def test_has_a_length(self):\n        self.assertEqual(len(self.queue), 1, "one was added")`),
  // Honest: not implemented, not there.
  red('a method of the base says so', 'R-not-implemented', from('queue', 'PlayQueue'), 'what_was_added_first_is_played_first(an_episode)', 'queue = PlayQueue().add(an_episode(id="a")).add(an_episode(id="b"))\nassert queue.next().id == "a"'),
  red('a property says so', 'R-not-implemented', '', 'tells_what_is_unplayed(library)', 'assert library.unplayed == 1'),
  red('a method says so', 'R-not-implemented', '', 'feeds_can_be_taken_elsewhere(library)', 'assert "<outline" in library.export()'),
  red('a page that is not there', 'R-boundary', status, 'episodes_are_listed()', 'assert status_of("GET", "/feeds/1/episodes") == 200'),
  red('posting says 501', 'R-boundary', 'import json\n\n' + status, 'a_feed_is_added()', 'code = status_of("POST", "/feeds", json.dumps({"url": "https://pod.example/rss"}).encode())\nassert code == 201, "a feed is created"'),
  red('a change is refused', 'R-boundary', status, 'a_feed_is_renamed()', 'assert status_of("PATCH", "/feeds/1", b"{}") in (200, 204)'),
  red('the own service is asked with http client', 'R-own-server-refused', 'import http.client\nimport os\nfrom urllib.parse import urlsplit\n', 'health_is_told()', 'address = urlsplit(os.environ["HELIX_SERVICE_URL"])\nconnection = http.client.HTTPConnection(address.hostname, address.port, timeout=5)\nconnection.request("GET", "/health")\nassert connection.getresponse().status == 200'),
  red('a module that is to come', 'R-missing-module', from('player', 'Player, State'), 'a_player_starts_paused(an_episode)', 'assert Player().load(an_episode()).state is State.PAUSED'),
  whole('a module by its whole name', 'R-missing-module', `import feeds.chapters\n\n\nclass TestChapters:\n    def test_reads_chapters(self):\n        assert feeds.chapters.parse("00:00 Intro") == [(0, "Intro")]`),
  whole('the package lacks it', 'R-missing-export', `from feeds import Feed, Library, Playlist\n\n\ndef test_a_playlist_takes_from_a_library():\n    assert len(Playlist(Library().subscribe(Feed("u")))) == 0`),
  red('a function beside others', 'R-missing-export', from('parsing', 'format_duration, sum_durations'), 'durations_are_added_up()', 'assert format_duration(sum_durations(["0:30", "0:45"])) == "1:15"'),

  // Bad: slips.
  red('a class misspelt', 'H-test-bug', from('library', 'Libary'), 'a_search_finds_a_title()', 'assert Libary().search("pod") == [1]'),
  red('a method misspelt', 'H-test-bug', '', 'a_search_is_not_case_sensitive(library)', 'assert len(library.serach("POD")) == 1'),
  red('a keyword misspelt', 'H-test-bug', '', 'a_search_has_a_limit(library)', 'assert library.search("pod", limt=1) == library.feeds'),
  red('a member of an enum misspelt', 'H-test-bug', from('model', 'Kind'), 'is_a_video(an_episode)', 'assert an_episode().kind is Kind.VIDOE'),
  red('used before it is there', 'H-test-bug', from('cache', 'TtlCache'), 'a_value_is_replaced()', 'cache = TtlCache(ttl)\nttl = 60\ncache.set("a", 1)\nassert cache.get("a") == 2'),
  red('what is frozen is changed', 'H-test-bug', from('parsing', 'slug'), 'a_title_becomes_a_slug(an_episode)', 'episode = an_episode()\nepisode.title = "Night & Day"\nassert slug(episode.title) == "night-day"'),
  red('a zone that is a text', 'H-test-bug', 'from datetime import datetime\n\n' + from('model', 'Feed'), 'the_latest_is_of_today(an_episode)', 'today = datetime(2026, 1, 5, tzinfo="UTC")\nassert Feed("u", "Pod", [an_episode(published=today)]).latest().published == today'),
  red('a text is no number', 'H-test-bug', from('parsing', 'parse_duration'), 'durations_are_numbers()', 'assert parse_duration("45:10") == int("45:10".replace(":", ".")) * 60'),
  red('JSON in single quotes', 'H-test-bug', 'import json\n\n' + from('settings', 'load'), 'settings_have_a_folder(tmp_path)', `expected = json.loads("{'folder': 'audio'}")\nassert load(tmp_path) == expected`),
  whole('a patch of what is not there', 'H-test-bug', `from unittest.mock import patch\n\n${from('client', 'fetch')}\n\ndef test_hands_on_the_text():\n    with patch("feeds.client.urlopn") as urlopen:\n        urlopen.return_value = b"<rss/>"\n        assert fetch("https://pod.example/rss") == b"<rss/>"`),
  whole('a class that is abstract', 'H-test-bug', `${from('queue', 'Queue')}${from('model', 'Episode')}\n\nclass SilentQueue(Queue):\n    def append(self, episode):\n        return self\n\n\ndef test_has_a_length():\n    assert SilentQueue().append(Episode("a")).next() is None`),
  red('a helper that nobody wrote', 'H-missing-helper', 'from test.support.fake_http import FakeHttp\n', 'asks_each_feed(library)', 'assert FakeHttp(library).urls == ["https://pod.example/rss"]'),
  red('a package of builders', 'H-missing-package', 'from polyfactory_of_nobody.factories import DataclassFactory\n\n' + from('model', 'Episode'), 'many_are_sorted()', 'assert DataclassFactory.create_factory(Episode).batch(3) == []'),
  red('existing code leads to nothing', 'H-broken-source-import', from('legacy', 'announce'), 'an_episode_is_announced()', 'assert "Envelope" in announce("Pilot")'),
  red('existing code is torn', 'H-syntax', from('filters', 'unplayed'), 'only_what_is_unplayed()', 'assert unplayed([]) == [1]'),
  red('a quote is missing', 'H-syntax', from('parsing', 'slug'), 'a_title_becomes_a_slug()', 'assert slug("Night & Day) == "night-day"'),
  red('it compares with one sign', 'H-syntax', from('parsing', 'slug'), 'a_title_becomes_a_slug()', 'slugged = slug("Night & Day")\nassert slugged = "night-day"'),
  red('tabs and spaces', 'H-syntax', from('parsing', 'slug'), 'a_title_becomes_a_slug()', 'if slug("a") == "a":\n\tslugged = slug("Night")\n        assert slugged == "night"'),
  red('existing code wants a package', 'H-missing-package', from('push', 'push'), 'an_episode_is_pushed()', 'assert push("Pilot") == 1'),
  red('a program of the machine is missing', 'H-environment', 'import subprocess\n\n' + from('parsing', 'parse_duration'), 'a_file_has_the_right_length()', 'probed = subprocess.check_output(["ffprobe-of-nobody", "-i", "pilot.mp3"], text=True)\nassert parse_duration(probed) == 1800'),
  red('a search engine that is not up', 'H-environment', 'import urllib.request\n', 'episodes_are_indexed()', 'with urllib.request.urlopen("http://localhost:3/episodes/_count", timeout=2) as answer:\n    assert answer.read() == b\'{"count": 0}\''),
  red('a variable of the machine', 'H-environment', 'import os\n', 'the_search_has_results(library)', 'key = os.environ["FEEDS_SEARCH_KEY"]\nassert library.search(key) == library.feeds'),
  red('existing code breaks', 'H-source-bug', '', 'an_unknown_feed_is_not_renamed(library)', 'library.rename("https://nowhere.example", "Nowhere")\nassert library.titles() == ["Pod"]'),
  red('old settings have no version', 'H-source-bug', from('settings', 'migrate'), 'old_settings_become_the_first_version()', 'assert migrate("{}") == 1'),
  whole('a fixture yields twice', 'H-hook-or-setup', `${pytest}${from('library', 'Library')}\n\n@pytest.fixture\ndef shelf():\n    yield Library()\n    yield Library()\n\n\ndef test_starts_empty(shelf):\n    assert shelf.feeds == []`),
  whole('a fixture has a slip', 'H-hook-or-setup', `${pytest}${from('model', 'Feed')}\n\n@pytest.fixture(autouse=True)\ndef more(library):\n    library.subscibe(Feed("u"))\n\n\ndef test_two_are_found(library):\n    assert library.titles() == ["Pod", ""]`),
  whole('an argument that is no row', 'H-hook-or-setup', `${pytest}${from('parsing', 'slug')}\n\n@pytest.mark.parametrize("title, slugged", [("Night", "night")])\ndef test_slugs(title, expected):\n    assert slug(title) == expected`),
  whole('a module is set up with a slip', 'H-hook-or-setup', `${from('library', 'Library')}\n\ndef setup_module(module):\n    module.library = Library(folder="podcasts")\n\n\ndef test_starts_empty():\n    assert library.feeds == [1]`),
  // Bad: they can never pass, whatever is built.
  red('a list is compared with a generator', 'H-unconditional', '', 'titles_are_upper_case(library)', 'shown = (title.upper() for title in library.titles())\nassert shown == ["POD"]'),
  red('sorting answers nothing', 'H-unconditional', '', 'titles_are_sorted(library)', 'expected = ["Day", "Pod"]\nassert sorted(library.titles()) == expected.sort()'),
  red('a method is not called', 'H-unconditional', 'import urllib.request\n\nfrom test.support.http import served\n', 'feeds_are_json()', 'with served() as url, urllib.request.urlopen(f"{url}/feeds", timeout=5) as answer:\n    assert answer.read == b\'{"feeds": [], "total": 0}\''),
  red('a number that is a text', 'H-unconditional', status, 'a_feed_is_there()', 'assert status_of("GET", "/feeds/2") == "200"'),
  red('more than ten and exactly two', 'H-unconditional', from('parsing', 'parse_feed'), 'a_feed_has_episodes()', 'count = len(parse_feed("<rss><channel><item/><item/></channel></rss>").episodes)\nassert count > 10\nassert count == 2'),
  red('equal to what equals nothing', 'H-unconditional', from('parsing', 'parse_duration'), 'an_empty_duration_is_not_a_number()', 'assert parse_duration("") == float("nan")'),
  red('what was expected is asserted', 'H-unconditional', from('settings', 'from_environment'), 'settings_are_read()', 'settings = from_environment({"FEEDS_FOLDER": "audio"})\nexpected = {"refresh": 60, "folder": "podcasts"}\nassert expected["folder"] == "audio", settings'),
  whole('a stub is asserted', 'H-unconditional', `from unittest.mock import Mock\n\n${from('library', 'Library')}\n\ndef test_search_asks_the_index():\n    index = Mock(**{"find.return_value": ["night"]})\n    Library().search("night")\n    assert index.find.call_count == 1`),
  whole('the product itself is patched', 'H-unconditional', `from feeds import parsing\n\n\ndef test_reads_minutes(monkeypatch):\n    monkeypatch.setattr(parsing, "parse_duration", lambda text: 30)\n    assert parsing.parse_duration("0:45") == 45`),
  red('nothing is asked where it should raise', 'H-unconditional', pytest + from('errors', 'FeedError') + from('parsing', 'parse_feed'), 'refuses_what_is_empty()', 'parse_feed("")\nwith pytest.raises(FeedError):\n    pass'),
  red('lower case is asked for a capital', 'H-unconditional', '', 'a_title_is_kept(library)', 'assert library.titles()[0].lower() == "Pod"'),
  // Bad: they do not fail.
  red('an error of a slip is expected', null, pytest, 'an_unknown_feed_is_refused(library)', 'with pytest.raises(AttributeError):\n    library.unsubscirbe("https://nowhere.example")'),
  red('nothing is reached after the error', null, pytest, 'export_has_an_outline(library)', 'with pytest.raises(NotImplementedError):\n    text = library.export()\n    assert "<outline" in text'),
  red('all of none', null, '', 'what_is_found_has_the_word(library)', 'assert all("night" in feed.title for feed in library.search("night"))'),
  red('it leaves early', null, pytest, 'a_player_plays(library)', 'assert library.feeds\nif not library.search("pod"):\n    pytest.skip("search is not there yet")\nassert library.search("pod") == library.feeds'),
  whole('it does not look like a test', null, `${from('parsing', 'slug')}\n\ndef check_slug():\n    assert slug("Night") == "night"\n\n\ndef test_slug():\n    assert check_slug is not None`),
] // prettier-ignore
