// The taxonomy of failures (source: the red bar's definition in docs; classes R are good reasons to be red, H and X are not).

export interface RedClass {
  accepted: boolean
  /** What such a failure tells. */
  meaning: string
  /** What to do about it; empty for accepted classes. */
  fix: string
}

const good = (meaning: string): RedClass => ({ accepted: true, meaning, fix: '' })
const bad = (meaning: string, fix: string): RedClass => ({ accepted: false, meaning, fix })

export const redClasses = {
  'R-assertion': good('the product answered, but not as asserted'),
  'R-boundary': good('the own server answered that the route is not there'),
  'R-not-implemented': good('the product says that it is not implemented'),
  'R-own-server-refused': good('the own service is not there yet'),
  'R-missing-module': good('a module of the product does not exist yet'),
  'R-missing-export': good('a module of the product does not export it yet'),
  'H-syntax': bad('the source cannot be parsed', 'Mend the syntax error.'),
  'H-missing-package': bad(
    'a package is not installed',
    'Add the package to the dependencies, or correct its name. A Python package of the product that is yet to come: name it in pyproject.toml.',
  ),
  'H-missing-helper': bad(
    'it imports a file that is no part of the product and does not exist',
    'Correct the path, or add the helper in this step.',
  ),
  'H-broken-source-import': bad(
    'existing code of the product imports a file that does not exist',
    'Mend that import first.',
  ),
  'H-hook-or-setup': bad(
    'the file, a hook or a fixture broke before the test ran',
    'Mend the setup, so that the test itself runs and fails.',
  ),
  'H-timeout': bad(
    'the runner gave up waiting',
    'Assert on the outcome with a deadline of your own, shorter than the runner’s.',
  ),
  'H-environment': bad(
    'the machine, not the product, made it fail',
    'Mend the environment (network, ports, variables) and run again.',
  ),
  'H-test-bug': bad(
    'the test itself broke',
    'Mend the test; a good red fails on an assertion or on what is not implemented.',
  ),
  'H-source-bug': bad(
    'existing code of the product broke',
    'Mend that code first; the red bar is about what is missing.',
  ),
  'H-unconditional': bad(
    'it fails whatever the product does',
    'Assert on what the product answers: expect(<answer>).toEqual(<expected>).',
  ),
  'H-other': bad(
    'the reason is none that proves a missing implementation',
    'Let it fail on an assertion, or on a module, route or service of the product that does not exist yet.',
  ),
} as const satisfies Record<string, RedClass>

export type RedClassName = keyof typeof redClasses
