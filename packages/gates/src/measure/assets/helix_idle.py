"""Cases of a property of Hypothesis in which its body asserted nothing."""

import functools
import inspect

from helix_own import codes_in


class Idle:
    """Counts them where Hypothesis hands cases to the test; none of a body without `assert`, which asserts in another way."""

    def __init__(self, handle, asserts):
        self.asserts = asserts
        self.count = 0
        body = handle.inner_test
        code = getattr(inspect.unwrap(body), "__code__", None)
        self.is_counted = code is not None and any("@pytest_ar" in one.co_names for one in codes_in(code))
        if self.is_counted and not inspect.iscoroutinefunction(body):
            handle.inner_test = self.watched(body)

    def watched(self, body):
        @functools.wraps(body)
        def watch(*given, **named):
            before = self.asserts.held
            answer = body(*given, **named)
            if self.asserts.held == before:
                self.count += 1
            return answer

        return watch

    def ended(self, told):
        """The same counts of the property, and how many of its runs these are."""
        idle = min(self.count, told["runs"])
        return {**told, "idle": idle} if idle > 0 else told
