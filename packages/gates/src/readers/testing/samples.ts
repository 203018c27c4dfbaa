import type { ReportFormat } from '@helix/core'

/** A small honest report of each format, cut down from what the tools write. */
export const samples: Readonly<Record<ReportFormat, string>> = {
  junit: `<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" tests="1"><testcase classname="tests.test_a" name="test_ok" time="0.001" /></testsuite></testsuites>`,
  'jest-json': JSON.stringify({
    success: true, numTotalTests: 1,
    testResults: [{ name: '/r/a.test.js', status: 'passed', message: '', assertionResults: [{ ancestorTitles: [], title: 'adds', status: 'passed', duration: 3, failureMessages: [] }] }],
  }),
  tap: 'TAP version 13\nok 1 - adds\n1..1\n',
  'helix-json': JSON.stringify({
    helix: 1, nonce: 'n', reason: 'passed', unhandled: [], properties: [], bench: [],
    tests: [{ file: 'a.test.js', name: 'adds', state: 'passed', durationMs: 1 }],
  }),
  lcov: 'TN:\nSF:src/a.js\nDA:1,1\nDA:2,0\nend_of_record\n',
  cobertura: `<?xml version="1.0" ?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage version="7.6.1" timestamp="1" lines-valid="2" lines-covered="1" line-rate="0.5" branches-covered="0" branches-valid="0" branch-rate="0" complexity="0">
<sources><source>/r/src</source></sources>
<packages><package name="." line-rate="0.5" branch-rate="0" complexity="0"><classes>
<class name="a.py" filename="a.py" complexity="0" line-rate="0.5" branch-rate="0"><methods/><lines><line number="1" hits="1"/><line number="2" hits="0"/></lines></class>
</classes></package></packages></coverage>`,
  istanbul: JSON.stringify({
    '/r/src/a.js': {
      path: '/r/src/a.js',
      statementMap: { 0: { start: { line: 1, column: 0 }, end: { line: 1, column: 9 } }, 1: { start: { line: 2, column: 2 }, end: { line: 2, column: null } } },
      fnMap: {}, branchMap: {}, s: { 0: 1, 1: 0 }, f: {}, b: {},
    },
  }),
  'mutation-json': JSON.stringify({
    schemaVersion: '2', thresholds: { high: 80, low: 60 },
    files: { 'src/a.js': { language: 'javascript', source: 'a + b', mutants: [{ id: '1', mutatorName: 'ArithmeticOperator', replacement: 'a - b', status: 'Killed', location: { start: { line: 1, column: 1 }, end: { line: 1, column: 6 } } }] } },
  }),
  pit: `<?xml version="1.0" encoding="UTF-8"?>
<mutations partial="true">
<mutation detected='true' status='KILLED' numberOfTestsRun='1'><sourceFile>Cart.java</sourceFile><mutatedClass>shop.Cart</mutatedClass><mutatedMethod>total</mutatedMethod><methodDescription>(II)I</methodDescription><lineNumber>6</lineNumber><mutator>org.pitest.mutationtest.engine.gregor.mutators.MathMutator</mutator><indexes><index>8</index></indexes><blocks><block>0</block></blocks><killingTest>shop.CartTest.[engine:junit-jupiter]/[class:shop.CartTest]/[method:adds()]</killingTest><description>Replaced integer addition with subtraction</description></mutation>
</mutations>`,
  'cargo-mutants': JSON.stringify({
    outcomes: [
      { scenario: 'Baseline', summary: 'Success', log_path: 'log/baseline.log', phase_results: [] },
      { scenario: { Mutant: { name: 'src/lib.rs:7:7: replace > with == in is_positive', package: 'p', file: 'src/lib.rs', function: { function_name: 'is_positive', return_type: '-> bool', span: { start: { line: 6, column: 1 }, end: { line: 8, column: 2 } } }, span: { start: { line: 7, column: 7 }, end: { line: 7, column: 8 } }, replacement: '==', genre: 'BinaryOperator' } }, summary: 'CaughtMutant', log_path: 'log/x.log', phase_results: [] },
    ],
    total_mutants: 1, missed: 0, caught: 1, timeout: 0, unviable: 0, success: 0, cargo_mutants_version: '27.1.0',
  }),
  hyperfine: JSON.stringify({
    results: [{ command: 'node cli.js', mean: 0.05, stddev: 0.001, median: 0.05, user: 0.04, system: 0.01, min: 0.04, max: 0.06, times: [0.04, 0.05, 0.06], exit_codes: [0, 0, 0] }],
  }),
  'vitest-bench': JSON.stringify({
    files: [{ filepath: '/r/bench/a.bench.ts', groups: [{ fullName: 'bench/a.bench.ts > sums', benchmarks: [{ id: '1', name: 'loop', rank: 1, rme: 0.5, samples: [], totalTime: 500, min: 0.01, max: 0.3, hz: 50_000, period: 0.02, mean: 0.02, p75: 0.02, p99: 0.05, p995: 0.06, p999: 0.1, sampleCount: 25_000, median: 0.02 }] }] }],
  }),
  autocannon: JSON.stringify({
    url: 'http://localhost:3043/cart', connections: 10, duration: 10.03, errors: 0, timeouts: 0, mismatches: 0, non2xx: 0, resets: 0, '2xx': 8106,
    latency: { average: 1.5, mean: 1.5, stddev: 1, min: 0, max: 90, p50: 1, p75: 2, p90: 3, p97_5: 5, p99: 8, totalCount: 8106 },
    requests: { average: 810, mean: 810, total: 8106, sent: 8116 },
  }),
  k6: JSON.stringify({
    root_group: { name: '', checks: {} },
    metrics: {
      http_req_duration: { avg: 0.5, min: 0.2, med: 0.4, max: 3, 'p(90)': 0.6, 'p(95)': 0.7, thresholds: { 'p(95)<900': false } },
      http_req_failed: { passes: 0, fails: 600, value: 0 }, http_reqs: { count: 600, rate: 10 }, checks: { passes: 600, fails: 0, value: 1 },
    },
  }),
} // prettier-ignore
