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
by a package, a socket or a computed import of their own.

## What is read of Python

Python has the same facts as JavaScript and TypeScript: imports (absolute, relative, by name at run time, patched by name), the tests
that pytest collects, their marks and assertions (\`assert\`, unittest's, \`pytest.raises\`), comments that switch coverage, types, mutants or
rules off, handlers that swallow assertions, a product that looks for pytest. Stubs of Python raise \`NotImplementedError\` or answer
None. Not read: tests that plugins make (\`pytest_generate_tests\`, doctests, files that are no Python), what classes of other files bring to a
test class, hooks of \`conftest.py\` (runs show those: planted tests and the number of collected tests), names that a wildcard import brings,
notebooks. An import that no file and no list of dependencies explains is taken for the product to come in a test, for a package elsewhere.

## How speed is compared

Base and head run in turns (base, head, head, base, …) at the same path, with the head's benchmarks. A benchmark is slower when the
median ratio of the pairs is over \`max-ratio\` and a one-sided Mann-Whitney test gives less than 0.01. The base is compared with
itself first. What is over the ratio and may be chance, or was measured on a machine that does not hold still, is measured once
more with twice the pairs and then does not pass. Fewer than twelve pairs can hardly tell anything.

## What no table can hold

Settings of runners are Helix's own, whatever a config says; planted tests that must fail do; the policy is the base's; what author
code wrote is read on the other side of a sandbox: \`helix doctor --canaries\` and the tests of \`packages/gates/src/measure\` show these.
Outputs that are written down for the inputs of the tests are found by mutants and properties only, not by the sources.
That each frozen test kills a mutant of its own is not asked: StrykerJS names the first test that kills, not all.
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
