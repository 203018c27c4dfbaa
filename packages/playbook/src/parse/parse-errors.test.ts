import { describe, expect, it } from 'vitest'
import { refused, small } from '../testing/playbooks.ts'
import { parsePlaybook } from './parse-playbook.ts'

/** `CODE place (the word that it points at): message` of the only thing that is wrong after a replacement. */
function wrong(from: string, to: string): string {
  const { code, at, words, messages } = refused(small([from, to]))
  expect(code).toBe('playbook/invalid')
  expect(at).toHaveLength(1)
  return `${at[0]?.replace(/^\S+ /, '')} (${words[0]}): ${messages[0]}`
}

describe('a misspelled word is answered with the nearest known one', () => {
  it.each([
    [
      'top-level key', 'always:', 'lnaes: []\nalways:',
      'PLAYBOOK-KEY lnaes (lnaes): unknown key "lnaes"; known: version, spec, beacon, signing, self, reviewers, setup, layers, imports, services, commands, always, steps, lanes, agent, release. Did you mean "lanes"?',
    ],
    [
      'key of a step', 'opens: [domain', 'open: [domain',
      'PLAYBOOK-KEY steps.BUILD.open (open): unknown key "open"; known: id, opens, exit, held-out, review. Did you mean "opens"?',
    ],
    [
      'gate', '{gate: release}', '{gate: relaese}',
      'PLAYBOOK-NAME steps.DONE.exit.relaese.gate (relaese): unknown gate "relaese"; known: spec, approval, red-bar, tests, command, coverage, mutation, property, stubs, layers, integrity, trace, smoke, perf, release. Did you mean "release"?',
    ],
    [
      'runner', 'runner: vitest, files', 'runner: vitset, files',
      'PLAYBOOK-NAME commands.unit.runner (vitset): unknown runner "vitset"; known: vitest, node, jest, pytest, playwright, vitest-bench, stryker. Did you mean "vitest"?',
    ],
    [
      'layer', 'opens: [domain, rest]', 'opens: [domian, rest]',
      'PLAYBOOK-NAME steps.BUILD.opens.0 (domian): unknown layer "domian"; known: e2e, domain, spec, rest. Did you mean "domain"?',
    ],
    [
      'command in a list', 'of: [unit, e2e]', 'of: [unti, e2e]',
      'PLAYBOOK-NAME always.tests.of.0 (unti): unknown command "unti"; known: unit, e2e, types. Did you mean "unit"?',
    ],
    [
      'command', 'tests, of: e2e}', 'tests, of: e3e}',
      'PLAYBOOK-NAME steps.BUILD.exit.tests.of (e3e): unknown command "e3e"; known: unit, e2e, types. Did you mean "e2e"?',
    ],
    [
      'step', 'from: BUILD', 'from: BIULD',
      'PLAYBOOK-NAME always.tests.from (BIULD): unknown step "BIULD"; known: E2E_RED, BUILD, DONE. Did you mean "BUILD"?',
    ],
    [
      'service', 'service: app', 'service: apq',
      'PLAYBOOK-NAME commands.e2e.service (apq): unknown service "apq"; known: app. Did you mean "app"?',
    ],
    [
      'value', 'always:', 'signing: shs\nalways:',
      'PLAYBOOK-VALUE signing (shs): signing is "shs"; expected none or ssh. Did you mean "ssh"?',
    ],
    [
      'layer that may be imported', 'services:', 'imports: {domain: [e3e]}\nservices:',
      'PLAYBOOK-NAME imports.domain.0 (e3e): unknown layer "e3e"; known: e2e, domain, policy, helix, spec, rest. Did you mean "e2e"?',
    ],
    [
      'layer that is restricted', 'services:', 'imports: {dommain: []}\nservices:',
      'PLAYBOOK-NAME imports.dommain (dommain): unknown layer "dommain"; known: e2e, domain, policy, helix, spec, rest. Did you mean "domain"?',
    ],
  ])('%s', (_, from, to, expected) => {
    expect(wrong(from, to)).toBe(expected)
  }) // prettier-ignore
})

describe('a wrong value is answered with the expected form', () => {
  it.each([
    ['version: 1\n', '', 'PLAYBOOK-MISSING version (layers): version is missing; expected 1'],
    ['e2e: [e2e/**]', 'e2e: e2e/**', 'PLAYBOOK-VALUE layers.e2e (e2e/**): a layer is a list of globs, or {paths: [globs], approval: 1}'],
    ['e2e: [e2e/**]', 'e2e: {paths: [e2e/**], approval: x}', 'PLAYBOOK-VALUE layers.e2e.approval (x): approval is "x"; expected a number'],
    ['e2e: [e2e/**]', 'e2e: [/e2e]', 'PLAYBOOK-VALUE layers.e2e.0 (/e2e): e2e[0] is "/e2e": a glob starts at the repository root, without a leading /'],
    ['e2e: [e2e/**]', 'e2e: [e2e/**]\n  Big: []', 'PLAYBOOK-VALUE layers.Big (Big): "Big" cannot be a name here; expected a name in kebab case: checkout-api'],
    ['run: [node, src/main.ts]', 'run: node src/main.ts', 'PLAYBOOK-VALUE services.app.run (node): run is "node src/main.ts"; expected a program and its arguments: [npm, ci]'],
    ['run: [node, src/main.ts]', 'run: [x], ready: health', 'PLAYBOOK-VALUE services.app.ready (health): ready is "health"; expected a path that starts with /: /healthz'],
    ['run: [node, src/main.ts]', 'run: [x], port-env: 1P', 'PLAYBOOK-VALUE services.app.port-env (1P): port-env is "1P"; expected the name of an environment variable: PORT'],
    ['run: [node, src/main.ts]', 'run: [x], within: 20', 'PLAYBOOK-VALUE services.app.within (20): within is 20; expected a duration: 50ms, 20s, 2m'],
    ['run: [node, src/main.ts]', 'run: [x], within: 20h', 'PLAYBOOK-VALUE services.app.within (20h): within is "20h"; expected a duration: 50ms, 20s, 2m'],
    ['run: [node, src/main.ts]', 'run: [x], within: 9999m', 'PLAYBOOK-VALUE services.app.within (9999m): within is "9999m": a duration lies between 1ms and 1440m'],
    ['red-bar, of: e2e', 'red-bar, of: e2e, runs: 1', 'PLAYBOOK-VALUE steps.E2E_RED.exit.red-bar.runs (1): runs is 1; expected at least 2'],
    ['red-bar, of: e2e', 'red-bar, of: e2e, runs: 51', 'PLAYBOOK-VALUE steps.E2E_RED.exit.red-bar.runs (51): runs is 51; expected at most 50'],
    ['red-bar, of: e2e', 'red-bar, of: e2e, runs: many', 'PLAYBOOK-VALUE steps.E2E_RED.exit.red-bar.runs (many): runs is "many"; expected a number'],
    ['{gate: release}', '', 'PLAYBOOK-VALUE steps.DONE.exit ([): exit is []; expected at least 1 in the list'],
    ['{gate: release}', 'release', 'PLAYBOOK-VALUE steps.DONE.exit.0 (release): exit[0] is "release"; expected entries: {key: value}'],
    ['{gate: release}', '{of: unit}', 'PLAYBOOK-MISSING steps.DONE.exit.0.gate ({of): a condition names its gate: {gate: tests, of: unit}'],
    ['{gate: release}', '{gate: mutation}', 'PLAYBOOK-MISSING steps.DONE.exit.mutation.of ({gate): of is missing; expected the name of a command: unit'],
    ['{gate: release}', '{gate: smoke, service: app}', 'PLAYBOOK-MISSING steps.DONE.exit.smoke ({gate): the gate smoke asks for nothing; expected get: {/healthz: 200}, or load, or both'],
    ['{gate: release}', '{gate: smoke, service: ap, get: {/: 200}}', 'PLAYBOOK-NAME steps.DONE.exit.smoke.service (ap): unknown service "ap"; known: app. Did you mean "app"?'],
    ['{gate: release}', '{gate: release, of: unit}', 'PLAYBOOK-KEY steps.DONE.exit.release.of (of): unknown key "of"; known: gate'],
    ['{gate: release}', '{gate: release, from: DONE}', 'PLAYBOOK-KEY steps.DONE.exit.release.from (from): unknown key "from"; known: gate'],
    ['always:', 'spec: {path: docs/*.md}\nalways:', 'PLAYBOOK-VALUE spec.path (docs/*.md): path is "docs/*.md": a path names one file, without * ? {} []'],
    ['always:', 'lanes: [free, keep, free]\nalways:', 'PLAYBOOK-VALUE lanes.2 (free): the lane free is listed twice; once is enough'],
    ['always:', 'self: yes\nalways:', 'PLAYBOOK-VALUE self (yes): self is "yes"; expected true or false'],
  ])('%j → %j', (from, to, expected) => {
    expect(wrong(from, to)).toBe(expected)
  }) // prettier-ignore
})

/** What is said of a value with so many letters. */
function messages(length: number): string[] {
  return refused(small(['always:', `agent: {model: [${'x'.repeat(length)}]}\nalways:`])).messages
}

it.each([
  ['a layer in front of one that holds it', '  ports: [src/ports/**]\n  domain: [src/**]\n'],
  ['a layer that has some of its files to itself', '  domain: [src/**]\n  ports: [src/ports/**, lib/**]\n'],
  ['a layer whose files are told by their endings', '  stubs: ["src/**/*.stub.ts"]\n  domain: [src/**]\n'],
  ['a layer without files', '  domain: [src/**]\n  ports: []\n'],
])('%s can own files', (_, layers) => {
  expect(() => parsePlaybook(small(['  domain: [src/**]\n', layers]), 'playbook.yml')).not.toThrow()
})

const askingFor = (pairs: number): string =>
  small(
    ['types: {run: [npx, --no, tsc]}', 'types: {runner: vitest-bench, files: [bench/**]}'],
    ['{gate: release}', `{gate: perf, of: types, max-p95: 5ms, pairs: ${pairs}}`],
  )

it('fewer pairs than a machine can be judged by are not asked for', () => {
  expect(refused(askingFor(11)).messages).toEqual(['pairs is 11; expected at least 12'])
  expect(() => parsePlaybook(askingFor(12), 'playbook.yml')).not.toThrow()
})

it('a long value is shortened in the message', () => {
  expect(messages(56)).toEqual([`model is ["${'x'.repeat(56)}"]; expected a text`])
  expect(messages(57)).toEqual([`model is ["${'x'.repeat(55)}…; expected a text`])
})

describe('parts that do not fit together', () => {
  it.each([
    ['{runner: vitest, files: [src/**/*.test.ts]}', '{runner: vitest}', 'PLAYBOOK-MISSING commands.unit (unit): neither files nor project say which tests run; expected files: [globs], or project: name'],
    ['project: e2e', 'project: e2e, files: [e2e/**]', 'PLAYBOOK-COMMAND commands.e2e (e2e): both files and project say which tests run; expected files: [globs], or project: name'],
    ['always:', 'agent: {program: claude}\nalways:', 'PLAYBOOK-AGENT agent.program (program): program belongs to driver: command and driver: acp; the driver is builtin'],
    ['always:', 'agent: {driver: command, program: claude, run: [x]}\nalways:', 'PLAYBOOK-AGENT agent (agent): both program and run say what works; expected program: claude, or run: [argv]'],
    ['always:', 'agent: {driver: acp, env: [KEY]}\nalways:', 'PLAYBOOK-MISSING agent (agent): neither program nor run says what works; expected program: claude, or run: [argv]'],
    ['run: [npx, --no, tsc]', 'run: [x], report: junit', 'PLAYBOOK-COMMAND commands.types.run ([x): report is asked for, but run does not say where; put {report} into run, in place of the file\'s path'],
    ['run: [npx, --no, tsc]', 'run: [x], coverage: [src/**]', 'PLAYBOOK-COMMAND commands.types.run ([x): coverage is asked for, but run does not say where; put {coverage} into run, in place of the file\'s path'],
    ['run: [npx, --no, tsc]', 'run: ["--to={report}"]', 'PLAYBOOK-COMMAND commands.types.run (["--to={report): run writes {report}, but the command has no report; add report: junit'],
    ['run: [npx, --no, tsc]', 'run: ["{coverage}"]', 'PLAYBOOK-COMMAND commands.types.run (["{coverage): run writes {coverage}, but the command has no coverage; add coverage: [src/**]'],
    ['types: {run: [npx, --no, tsc]}', 'types: {runner: stryker, tests: [nit], mutate: [src/**]}', 'PLAYBOOK-NAME commands.types.tests.0 (nit): unknown command "nit"; known: unit, e2e, types. Did you mean "unit"?'],
    ['types: {run: [npx, --no, tsc]}', 'types: {runner: stryker, tests: [types], mutate: [src/**]}', 'PLAYBOOK-COMMAND commands.types.tests.0 (types): the command types is not run by vitest; expected commands with runner: vitest'],
    ['{gate: release}', '{gate: tests, of: types}', 'PLAYBOOK-COMMAND steps.DONE.exit.tests.of (types): the gate tests cannot read the command types; expected a runner of tests: {runner: vitest, …}, or {run: […], report: junit}'],
    ['run: [npx, --no, tsc]', 'run: [x], coverage-report: cobertura', 'PLAYBOOK-COMMAND commands.types.coverage-report (cobertura): coverage-report names the format of a file that is not asked for; add coverage: [src/**]'],
    ['{gate: release}', '{gate: property, of: types}', 'PLAYBOOK-COMMAND steps.DONE.exit.property.of (types): the gate property cannot read the command types; expected tests whose generated cases Helix can count: {runner: vitest, …}, {runner: node, …}, {runner: pytest, …}, or {run: […], report: helix-json}'],
    ['{gate: release}', '{gate: coverage, of: unit}', 'PLAYBOOK-COMMAND steps.DONE.exit.coverage.of (unit): the gate coverage cannot read the command unit; expected a command that measures coverage: {…, coverage: [src/**]}'],
    ['{gate: release}', '{gate: mutation, of: unit}', 'PLAYBOOK-COMMAND steps.DONE.exit.mutation.of (unit): the gate mutation cannot read the command unit; expected mutation testing: {runner: stryker, …}, or {run: […], report: mutation-json}'],
    ['{gate: release}', '{gate: perf, of: unit, max-p95: 5ms}', 'PLAYBOOK-COMMAND steps.DONE.exit.perf.of (unit): the gate perf cannot read the command unit; expected benchmarks: {runner: vitest-bench, files: [bench/**]}, or {run: […], report: hyperfine}'],
    ['  e2e: [e2e/**]\n', '  rest: [x]\n  e2e: [e2e/**]\n', 'PLAYBOOK-LAYER layers.rest (rest): the layer rest is always there: what no other layer matches; remove it here'],
    ['  e2e: [e2e/**]\n', '  helix: [x]\n  e2e: [e2e/**]\n', 'PLAYBOOK-LAYER layers.helix (helix): the layer helix is always there: .helix/**; remove it here'],
    ['  domain: [src/**]\n', '  domain: [src/**]\n  ports: [src/ports/**, src/port.ts]\n', 'PLAYBOOK-LAYER layers.ports (ports): the layer ports can own no file: all that it names belongs to domain, which comes first; put ports before it'],
    ['  domain: [src/**]\n', '  domain: [src/**]\n  ci: {paths: [.github/workflows/**, e2e/ci/*.ts]}\n', 'PLAYBOOK-LAYER layers.ci (ci): the layer ci can own no file: all that it names belongs to policy and e2e, which comes first; put ci before it'],
    ['id: DONE', 'id: END', 'PLAYBOOK-STEPS steps.END.id (END): the last step is END; expected DONE, which judges every step again and asks for a release'],
    ['opens: [domain, rest]', 'opens: [domain, policy]', 'PLAYBOOK-STEPS steps.BUILD.opens.1 (policy): no step opens policy; its changes stand alone, with an approval'],
    ['opens: [domain, rest]', 'opens: [domain, helix]', 'PLAYBOOK-STEPS steps.BUILD.opens.1 (helix): no step opens helix; its changes stand alone, with an approval'],
    ['{id: DONE', '{id: DONE, opens: [rest]', 'PLAYBOOK-STEPS steps.DONE.opens.0 (rest): BUILD opens rest already; what is open stays open, so a layer is opened once'],
    ['opens: [domain, rest]', 'opens: [domain, e2e]', 'PLAYBOOK-STEPS steps.BUILD.opens.1 (e2e): E2E_RED opens e2e already; what is open stays open, so a layer is opened once'],
    ['opens: [e2e]', 'opens: []', 'PLAYBOOK-STEPS steps.E2E_RED.exit.red-bar ({gate): E2E_RED asks for a red bar, but e2e is not open by then; add e2e to its opens'],
  ])('%j → %j', (from, to, expected) => {
    expect(wrong(from, to)).toBe(expected)
  }) // prettier-ignore

  it('every step has an id of its own', () => {
    expect(refused(small(['from: BUILD', 'from: DONE'], ['id: BUILD', 'id: E2E_RED']))).toMatchObject({
      at: ['15:10 PLAYBOOK-STEPS steps.E2E_RED.id'],
      messages: ['the id E2E_RED belongs to an earlier step; every step has its own'],
    })
  })

  it('a step has an id in upper case', () => {
    expect(refused(small(['id: BUILD', 'id: build'], ['from: BUILD', 'from: DONE']))).toMatchObject({
      at: ['15:10 PLAYBOOK-VALUE steps.build.id'],
      messages: ['id is "build"; expected a step id in upper case: DOMAIN_LOGIC'],
    })
  })

  it('a frozen layer cannot be opened after the red bar', () => {
    const text = small(
      ['e2e: [e2e/**]', 'e2e: [e2e/**]\n  testkit: [t/**]'],
      ['opens: [domain, rest]', 'opens: [testkit]'],
    )
    expect(refused(text).messages).toEqual(['testkit is frozen after E2E_RED; open it there or before'])
  })

  it('a red bar needs a layer e2e', () => {
    const text = small(['  e2e: [e2e/**]\n', ''], ['opens: [e2e]', 'opens: []'])
    expect(refused(text)).toMatchObject({
      at: ['13:37 PLAYBOOK-STEPS steps.E2E_RED.exit.red-bar', '13:44 PLAYBOOK-NAME steps.E2E_RED.exit.red-bar.gate'],
    })
  })
})

it('another version is the only thing said of a playbook of another version', () => {
  expect(refused(small(['version: 1', 'version: 2\nstpes: []']))).toEqual({
    code: 'playbook/version',
    at: ['1:10 PLAYBOOK-VERSION version'],
    words: ['2'],
    messages: ['version is 2; expected 1'],
  })
})

it('all errors are told at once, in the order of the file', () => {
  const text = small(['of: [unit, e2e]', 'of: [unti, e3e]'], ['opens: [e2e]', 'opns: [e2e]'], ['id: DONE', 'id: END'])
  expect(refused(text).at).toEqual([
    '12:24 PLAYBOOK-NAME always.tests.of.0',
    '12:30 PLAYBOOK-NAME always.tests.of.1',
    '14:19 PLAYBOOK-KEY steps.E2E_RED.opns',
    '14:39 PLAYBOOK-STEPS steps.E2E_RED.exit.red-bar',
    '16:10 PLAYBOOK-STEPS steps.END.id',
  ])
})

it('the message of the error holds the first finding and how many follow', () => {
  expect(() => parsePlaybook(small(['id: DONE', 'id: END']), 'playbook.yml')).toThrow(
    'playbook.yml is not a valid playbook: the last step is END; expected DONE, which judges every step again and asks for a release',
  )
  expect(() => parsePlaybook('steps: []', 'x.yml')).toThrow(
    'x.yml is not a valid playbook: version is missing; expected 1 (and 2 more)',
  )
})
