import type { CodeNote } from '@helix/core'

/** Notes on what the engine refuses. */
export const layerCodes = {
  'playbook/unknown-step': {
    title: 'the position names a step that the playbook does not have',
    why: 'The playbook was changed while a cycle was in that step; which step it is now in would be a guess.',
    fix: 'Bring the step back, or let a person approve another position: helix approve position.',
  },
  'LAYER-CLOSED': {
    title: 'the layer is not open here',
    why: 'Steps open layers one after the other, so that acceptance tests come before code and code before polish.',
    fix: 'Finish the active step (helix status says what is missing), or take the path out of this commit.',
  },
  'LAYER-FROZEN': {
    title: 'the tests are frozen',
    why: 'Acceptance tests that failed for the right reason are the target; a target that can be moved proves nothing.',
    fix: 'helix amend "<why the test is wrong>": a person approves, and the test is written anew.',
  },
  'LAYER-SPEC': {
    title: 'the spec is closed',
    why: 'Outside of its own step the spec changes only with a reason that a person has approved.',
    fix: 'helix amend "<why>"',
  },
  'LAYER-POLICY': {
    title: 'the rules stand alone',
    why: 'A commit that changes how Helix judges is judged by the rules before it, and needs an approval.',
    fix: 'Commit it alone with the type policy, then: helix approve policy.',
  },
  'LAYER-HELIX': {
    title: "files of Helix's own commands",
    why: 'Approvals are records; they are added by helix approve, and never beside other changes.',
    fix: 'Take the file out of this commit.',
  },
  'PROGRESS-HAND': {
    title: 'progress.json is not edited by hand',
    why: 'It shows the position that Start and Done commits claim; anything else would show what nobody claimed.',
    fix: 'git restore --staged --worktree progress.json',
  },
  'TRAILER-BOTH': {
    title: 'a commit starts and finishes at once',
    why: 'Each of them moves the position; the order would be a guess.',
    fix: 'Split the commit.',
  },
  'TRAILER-START': {
    title: 'a cycle is started while another is active',
    why: 'One cycle at a time is what makes "which step is active" a question with one answer.',
    fix: 'Finish the active cycle, or start the new one on a branch of its own.',
  },
  'TRAILER-CYCLE': {
    title: 'the name of the cycle is not in kebab case',
    why: 'The name stands in trailers, tags and file names.',
    fix: 'Use lower-case words with dashes: checkout-discounts.',
  },
  'TRAILER-DONE': {
    title: 'the step that is done is not the active one',
    why: 'Steps are closed in their order, each by its own exit.',
    fix: 'helix commit --done closes the active step.',
  },
  'STEP-IDLE': {
    title: 'no step is active',
    why: 'Between cycles there is nothing that could close.',
    fix: 'helix next --new "<idea>" starts a cycle.',
  },
  'VERDICT-ABSENT': {
    title: 'a condition was not judged',
    why: 'What was not judged is not proved, and the unproven does not pass.',
    fix: 'helix verify --fresh',
  },
  'VERDICT-STALE': {
    title: 'a verdict is about something else',
    why: 'All verdicts of a judgement are of one tree, judged by the policy of the base.',
    fix: 'helix verify --fresh',
  },
  'VERDICT-EMPTY': {
    title: 'a verdict says no without a reason',
    why: 'A person can only approve a finding that says what was found.',
    fix: 'helix verify --fresh; if it stays, report it as a fault of Helix.',
  },
} as const satisfies Record<string, CodeNote>
