import type { Attack } from './attack.ts'

const head = `# What the gates refuse

Every row is an attack that is kept in \`gauntlet/\` and judged there: real sources or recorded runs go in, and exactly the code of
the row comes out. Beside it stands what looks like it and is honest, and passes. \`node scripts/gauntlet.ts\` judges all of them;
\`helix why CODE\` tells what to do.

A gate answers pass, fail or missing. What was not measured, is stale, torn or disagrees with itself is missing, and missing does
not pass. A person can let a single finding through (\`helix approve finding\`); that is shown for as long as it lasts.
`

const tail = `
## How a red test is told from a failing one

Where a target of the red bar imports the product, or names one of its scripts, Helix writes stubs in their place and runs the
tests again on that tree: once with stubs that throw that they are not implemented, once with stubs that answer nothing. In the
place of a service of the playbook stands one that answers 501. Every target must fail in both runs and must have called a stub, a
script or the service. A call belongs to a test by the runner's word (Vitest, Jest, pytest) or by a place in its lines; what hooks, started
programs and requests do counts for tests that use anything from outside of themselves. The verdict tells how many targets
\`called\`, and of how many that is \`untold\`: tests in languages whose syntax Helix does not read, and those that reach the product
by a package, a socket or a computed import of their own. Tests of Go, Rust, Java, Kotlin and C# are told by the lines that declare them, and
reports that name packages, crates or classes are led back to these files; no overlay is possible there, so that all of them are \`untold\`.
Such a test is lost, switched off or written anew as any other; how much it asserts is told in JavaScript, TypeScript and Python alone.

A third run has stubs that answer anything: every answer can be called, read, gone through and awaited in turn, and whatever the product is
handed is called, filled and changed; a server of this machine is asked. No test must fail there. An assertion that fails in the same place with the same value in hand on the
product of today, on these stubs and, if it comes so far, on those that answer nothing or throw, does not look at the product: it is \`H-unconditional\`
(\`RED-CLASS\`). That is not said where the product may work unseen (files that the test writes, pages, \`process.env\`, packages, objects of classes
that it was handed, a server of this machine that it was told of and that does not answer), where nothing is in hand yet (none, empty, false, no call), where one call of a
mock is counted (stubs call what they are handed once), where an error is waited for, and where \`true\` is all that is
told of a call in the very line. Playwright hands on words only. Without that run, or where it does not come to its end, nothing is proven (\`RED-STUB-RUN\`).
A test that asks a stub 5,000 times is answered nothing from then on, and after as many again by an error, in every mode: loops that wait for
an answer come to an end. A program that is a stub ends with 70, where anything is answered with 0.

A test that asks for nothing but that something is absent, empty or false is refused (\`RED-STUB-PASSES\`) though the product of today fails
it: a product that does nothing would pass. It asks first for what is there before, and then that it is gone. A condition that
raises an assertion's error and does nothing else (\`if not found: raise AssertionError\`, \`if (!found) assert.fail()\`, a \`fail\` behind a block
that leaves where an error comes) is an assertion of what the condition asks. A test that has the text of one of the product's sources in hand
looks at how that is written, not at what it does: \`H-unconditional\`.

An assertion that no value can meet is refused wherever the test fails: what is made of an answer by the language, its objects and the
platform's (\`toLowerCase\`, \`toISOString\`, \`typeof\`, \`new URL(…).protocol\`, members of a \`Response\`, \`len\`, \`sorted\`, digests, bytes and the
end of a program, an empty list) is compared with what that never is; an object that the test makes on the spot is to be the very same one; two assertions ask one
name or member for two things, and nothing runs in between, or one does (\`a && b\`, \`[a, a]\` like \`[1, 2]\`, \`a\` and \`a + 1\`). None of 20,827 tests that stand
in Helix and in 33 other repositories holds one (of what is asked at once: none of Helix's own and of 3,070 in nineteen repositories). \`expect.assertions(2)\` before a single assertion is refused like these, and so is \`t.plan(2)\`,
where nobody else can make another one: no function, loop or hook of the test, no helper that speaks of an assertion.
So are two assertions, one right behind the other, that ask a function for two numbers or texts with the same written values (\`fee(60)\` like 200 and like 250), unless
its name says that it may answer otherwise each time (\`next\`, \`count\`, \`take\`, \`reserve\` and the like). What such a call answers in one assertion is itself: neither \`fee(60) + 1\` nor \`[...a, 1]\` nor above
it. Parts of a text hold nothing that it was cut at, and what is called of a module that the runner empties (\`vi.mock('../src/a.js')\`) is the test's own.
A number is never above what bounds it (\`Math.min(a, b)\` and \`b\`, \`new Set(a).size\` and \`a.length\`), whole numbers have no rest until they are
divided, and a list, a set or a table that the test writes down and hands to nobody holds nothing else.
What is made of a value so that it is another in any case (\`a + '!'\`, \`a === 1 ? 2 : 1\`), two branches of which each asks for what
its condition rules out, and a clock that nobody sets back and that is to run backwards, are never met, too. Neither is what a filter's own
condition rules out (\`a.filter((one) => one > 3)\` like \`[2]\`), a call of a mock that was cleared right before
(\`mockClear\`, \`mockReset\`, \`resetCalls\`), a text that is to be an instance of a class, a promise after it was awaited, what a pattern takes beside another length or value, a name and its contrary at once
(\`a() && !a()\`), and what answers a function that uses nothing but itself, whoever was handed it. How often a mock was called that nobody was handed hangs on the test
alone, whatever it calls it with.
Where nothing of this is told, what an assertion asks is tried. Each operation of the language in it (some fifty on texts, numbers, lists and sets, of
JavaScript and of Python alike) is led back from what is wanted to what it must have been made of (\`trim\`: the text itself; \`split(';')\`: its parts
joined; \`length\`: something of that size), down to what the product may answer as it likes, and is then done on that: where nothing comes to what is wanted, no answer does.
So are assertions in a row that ask one thing, all that stands in \`a && b\`, and what \`every\` and \`some\` ask of a list. What is no such operation may be anything, and so may what cannot be led back.
The line in which a test fails is read so where it stands in a function that tests share, as well: a parameter that nobody gives is its default there.

## What the red bar does not decide

Such a test is accepted, and stays red until somebody mends it: nothing passes by it.

- Two calls with the same arguments are asked for two answers, but for what is said above: a limit, a counter and a queue answer so. Two rows of one table that ask
  an imported function for it are told, but for yes or no, nothing, and what counts up by one.
- What is expected is wrong by the spec, or by arithmetic of the product's own matter: a sum that does not add up, \`decode(encode(a))\`
  that is to be \`b\`, a day that no month of the product's own calendar has.
- A builder of the tests that takes part in the product is asked for what the test put in, or is handed what it does not take.
- The product is given wrong arguments, and answers by them.
- A pattern that matches nothing, but for plain texts in it; a number of planned assertions, where the test has hooks or calls what may assert.
- The type of an answer, but where the language makes it or Python's annotation says that it is a date: types of TypeScript are not checked.
- A method that is missing: it is taken for one that is to come where an answer of the product, or a stub in its place, was asked for it, and the product,
  its spec or the title of the test says one of its words, in whatever form. A word that is nearly one of theirs is a slip, but a call is none of a field. Where no spec is
  there, a word of five letters is enough, and of an instance of a class one of four.
- What is asked by operations that nobody leads back (\`reduce\`, \`divmod\`, patterns but for the plainest), of two answers at once but for which is above, or of a text by several
  of its parts: these are not tried.
- A constant that only a helper of the test holds: a text that it makes of what it is given (\`String(a) + '!'\` for \`String(a)\`).
- A mock that the product was handed, and that only the test itself calls: a product may call it, too.
- What the test itself has put into the environment where the product sets variables, or written into a file which the product may know of: it may change it.

## What is read of Python

Python has the same facts as JavaScript and TypeScript: imports (absolute, relative, by name at run time, patched by name), the tests
that pytest collects, their marks and assertions (\`assert\`, unittest's, \`pytest.raises\`), comments that switch coverage, types, mutants or
rules off, handlers that swallow assertions, a product that looks for pytest or runs texts as code, under whatever names. Stubs of Python raise \`NotImplementedError\` or answer
None. Not read: tests that plugins make (\`pytest_generate_tests\`, doctests, files that are no Python), what classes of other files bring to a
test class, what fixtures of another file assert, hooks of \`conftest.py\` (runs show those: planted tests and the number of collected tests), names that a wildcard import brings,
notebooks. An import that no file and no list of dependencies explains is taken for the product to come in a test, for a package elsewhere.

## Which imports are read

Imports are read of JavaScript and TypeScript (also types, re-exports, \`require\` of any kind, \`import()\`, JSDoc, \`import.meta.glob\` of written
texts, paths put together of constants; a path that is computed in part leads to every file that it may name), of the scripts of Vue, Svelte and Astro,
of Python and of Go. Names are resolved by tsconfig and jsconfig, package.json, workspaces and go.mod of the tree, under every condition
and build constraint at once; nothing has to be installed. A layer with import rules that holds sources of another language is
\`LAYERS-UNREAD\`; one that no parser takes is \`SOURCE-UNREADABLE\`. Both are only told of files that the base could not read either (templates
under a name of code). Where a source of the product loads something computed, or starts programs or threads, the files of the repository that its
texts name count as imported. Not read: aliases that only a bundler's configuration knows, and what is computed wholly at run time (\`computed\` in the
verdict counts it).

A file is in one layer: the first of the playbook that matches it, else \`rest\`. A layer that can own no file, because all that it
names belongs to others before it, is refused when the playbook is read (\`PLAYBOOK-LAYER\`).

## How speed is compared

Base and head run in turns (base, head, head, base, …) at the same path, with the head's benchmarks. Where the head changed a benchmark,
or let it go, both run once more with the base's, as long as the head's code has what these import. A benchmark is slower when the
median ratio of the pairs is over \`max-ratio\` and a one-sided Mann-Whitney test gives less than 0.01. The base is compared with
itself first. What is over the ratio and may be chance, or was measured on a machine that does not hold still, is measured once
more with twice the pairs and then does not pass. At least twelve pairs are made, and the playbook cannot ask for fewer.

## What is counted in a test

Assertions that held are counted while a test runs: by the runner's \`expect\` in Vitest, Jest and Playwright, by node:assert in node:test
(members of the module and of \`t.assert\`, and its functions imported by name), by
\`assert\` statements of the tests' own files in pytest. A new or changed test must come to those that stand in its way, behind no
condition and in no function, and to one at least where it asserts by that library alone: else \`GATE-TESTS-NO-ASSERTION\`. Of
an old test those of its own that no run came to count as if they were not there, by line and column: what is left must assert as much and as exactly as in the base. In
Jest, Vitest, node:test and pytest one that holds again and again counts once. Tests that run beside others in a file are not counted, for nobody can tell whose an assertion was. Where a comparison that a test of pytest asserts
itself failed and never held afterwards, and the test passes, something caught it, wherever that stands: it is refused with the same code.

## What no table can hold

Settings of runners are Helix's own, whatever a config says, and so are the cases of properties of fast-check and
Hypothesis, whatever seed or path a test names; planted tests that must fail do; the policy is the base's; what author
code wrote is read on the other side of a sandbox: \`helix doctor --canaries\` and the tests of \`packages/gates/src/measure\` show these.
Outputs that are written down for the inputs of the tests are found by mutants and properties only, not by the sources.

Properties are counted of fast-check beside Vitest and node:test, and of Hypothesis beside pytest, runs of a \`RuleBasedStateMachine\`
included. Beside Jest and Playwright none are: there the gate \`property\` is missing (\`PROPERTY-NONE\`).

## Flaky tests

A test that fails and that the base has as it is, is run twice more (in \`helix verify\` and where a step is closed; a hook tries
again only what is known to be flaky). Passes and fails together make \`GATE-TESTS-FLAKY\` of it, and the base's tests are run five
times: where it disagrees there too, it is not charged, \`GATE-TESTS-BASE-FLAKY\` tells of it, and the verdict records it under
\`flaky\`. From then on that record speaks for it as long as its body stays: the first judgement after adoption records what a
repository brought along. A waiver names the test and ends (\`helix approve finding GATE-TESTS-FLAKY <path> --until <day>\`); it
covers that runs disagree, and a test that fails in all of five fails. What is new or changed in the head, and targets of the cycle,
have no such excuse; a frozen test that disagrees is \`RED-FROZEN-FLAKY\`, which nobody can waive. A test that fails one time in
ten may well agree with itself in five runs of the base: then it is charged, and a waiver is the way.

## Acceptance tests and mutants

The last step's Done asks of each frozen target that it killed a mutant on a changed line, where mutants are tried with these tests
(\`tests\` of a StrykerJS command names theirs, or another tool's report names one of them): else \`RED-FROZEN-IDLE\`. With tests of
a red bar StrykerJS tries every test of a mutant instead of stopping at the first that fails; another tool must do so, too (PIT with \`fullMutationMatrix\`). Where
nothing of the kind is configured, the verdict says why (\`killing\` is null, \`unasked\`). Tests that reach the product through a
process or a socket notice no mutant of StrykerJS: leave their command out of its \`tests\`.

## Where hooks are less than CI

Quick gates of hooks, and \`helix verify\` without \`--fresh\`, run on links to the dependencies of the working tree, as process
groups of the user who started them: no sandbox keeps that code from his files, as none does when he runs his tests himself.
Programs of hooks (\`gate: command\`) run in a folder that stays in the clone, so that compilers build on what they know; tests
never do. What such a run says is feedback. What an agent of \`helix next\` makes is measured in a sandbox before anybody has read
it, with the same links; where there is nothing to link, \`setup\` installs what is needed, once. A Done, \`--fresh\` and CI measure
in sandboxes, on clean checkouts.
`

/** The page docs/gates.md. */
export function renderGatesPage(attacks: readonly Attack[]): string {
  const byGate = Map.groupBy(attacks, ({ gate }) => gate)
  const parts = [...byGate].map(([gate, rows]) => {
    const title = gate === 'run' ? '## Evidence of runs' : `## ${gate}`
    const table = rows.map(({ name, code, lookalike }) => `| ${name} | \`${code}\` | ${lookalike} |`)
    return [title, '', '| attack | refused with | passes |', '|---|---|---|', ...table, ''].join('\n')
  })
  return `${head}\n${parts.join('\n')}${tail}`
}
