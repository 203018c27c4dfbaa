/** Codes of findings that no canary shows, by what they begin with, and why. */
export const withoutCanary: Readonly<Record<string, string>> = {
  'AGENT-': "bounds of the agent and its tools while they work; what they wrote is judged as everybody's commits are",
  'RUN-LOG-': 'defects of the log of a run, which moves nothing',
  'DOCTOR-': 'what examines a machine, not a commit',
  'EVIDENCE-': 'what `helix evidence verify` finds in a file, not in a commit',
  'GUARD-':
    'what the optional hook says while a reference moves; `verify` finds the same by CHAIN-… and BEACON-DIFFERS',
  'PLAYBOOK-': 'a playbook that cannot be read stops `verify` before it judges: it cannot, and nothing passes',
  'SIGNERS-LINE': 'a list of keys that cannot be read stops `verify` before it judges',
  SHAPE: 'a file of Helix that has another shape stops what reads it',
  'SIG-': 'why a signature does not hold; said within CHAIN-SIGNATURE, CHAIN-ROLLBACK and APPROVAL-AWAITED',
  'SELF-APPROVED': 'a note beside what passes',
  'UNATTENDED-CAPABLE': 'a note beside what passes',
  'APPROVAL-REVIEWER': 'needs the reviews of a host, which CI hands in',
  'BUNDLE-': 'a bundle goes from one job to another; the tests play both jobs with each defect',
  'LAYER-HELD-OUT':
    'what the agent is told when it reaches for held-out tests; in a commit they are frozen, and LAYER-FROZEN',
  'TRAFFIC-': 'what keeps a recording of model traffic from being written; it moves nothing',
  'TREE-LINK': 'a link in a commit is refused by PATH-LINK; this stops the checkout of an older one',
  'STEP-IDLE': 'a Done between cycles is refused by TRAILER-DONE before anything is settled',
  'VERDICT-': 'a verdict that is absent, old or empty is a fault of the verifier, not of a commit',
  'COMMIT-GIT': 'what git itself said when it made no commit',
  'RESTAMP-LANDED': 'an answer of `helix commit --restamp`, which changes nothing then',
  'POLICY-FIRST': 'a note beside what is refused: it tells the way, and refuses nothing',
  'NEXT-ORDERS': 'an answer to the agent, which writes nothing then',
  'NEXT-HOME-PACKAGES': 'a warning before a run, which refuses nothing',
  'NEXT-UNFIT': 'an answer of the agent, which commits nothing then',
  'NEXT-EMPTY': 'an answer of the agent, which commits nothing then',
  'RELEASE-': 'asks for a plan and a tag of a release in the last step of a cycle',
  'RUN-': 'how a run of a real runner ended; each runner has recorded ones in the tests of the gates',
  'REPORT-': 'defects of a report; the readers have recorded ones in their tests',
  'GATE-': 'what a real runner shows at a Done; each gate has its bad case and its honest one in its tests',
  'PROPERTY-': 'asks for runs of a property-based runner; cases of the tests of the gates',
  'RED-': 'asks for several runs of acceptance tests; cases of the tests of the gates',
  'COVERAGE-': 'asks for a report of coverage; cases of the tests of the gates',
  'MUTATION-': 'asks for a report of mutants; cases of the tests of the gates',
  'STUBS-': 'judged at a Done; cases of the tests of the gates',
  'LAYERS-': 'import edges, judged at a Done; cases of the tests of the gates',
  'TRACE-': 'judged at a Done; cases of the tests of the gates',
  'SMOKE-': 'asks for a running service; cases of the tests of the gates',
  'PERF-': 'asks for runs of a benchmark; cases of the tests of the gates',
  'ADR-': 'what `helix adr check` finds in records of decisions; cases of the tests of the spec',
  'SPEC-': 'what the gate spec finds at the Done of the first step; cases of the tests of the spec',
}

/** Why no canary shows a code; null where one must. */
export function whyWithoutCanary(code: string): string | null {
  const names = Object.keys(withoutCanary).filter((name) =>
    name.endsWith('-') ? code.startsWith(name) : code === name,
  )
  const [longest] = names.toSorted((one, other) => other.length - one.length)
  return longest === undefined ? null : (withoutCanary[longest] ?? null)
}
