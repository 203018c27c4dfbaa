import type { CodeNote } from '@helix/core'

/** A note for every code that this package can produce; `helix why` prints them. */
export const codes: Record<string, CodeNote> = {
  'MSG-HEADER': {
    title: 'The first line is a Conventional Commits header',
    why: 'Changelogs, versions and searches read type, scope and description from it.',
    fix: 'Write type(scope): description, for instance feat(cart): apply percentage discounts. The scope may be left out, the blank after the colon may not.',
  },
  'MSG-TYPE': {
    title: 'The type is one that the project knows',
    why: 'feat and fix decide the next version; policy marks commits that change the rules, and those stand alone.',
    fix: 'Use feat, fix, test, refactor, perf, infra, build, ci, docs, style, chore, revert, policy or spec.',
  },
  'MSG-LABEL': {
    title: 'The label names the active step',
    why: 'STEP[4/7] ties a commit to the step whose gates judge it; a false one would claim another step’s freedom.',
    fix: 'Leave the label out: the hook writes it. Commits of lanes, of the policy and of approvals carry none.',
  },
  'MSG-SUBJECT': {
    title: 'The first line describes the change, in 100 cells at most',
    why: 'Lists of commits show this line only; what is cut off is not read. Label and (#12) do not count.',
    fix: 'Say what changes in one short line and move detail below it.',
  },
  'MSG-SCRIPT': {
    title: 'Type and scope do not mix scripts',
    why: 'A Cyrillic а in auth looks like a Latin one and groups with nothing.',
    fix: 'Type the word again in one script. Scopes in any one script are fine.',
  },
  'MSG-BODY-GAP': {
    title: 'A blank line follows the first line',
    why: 'git and Conventional Commits take everything up to the first blank line for the title.',
    fix: 'Leave one line blank after the first.',
  },
  'MSG-WHY': {
    title: 'The message says why',
    why: 'What changed can be read from the diff, the reason cannot; it is the one thing that no machine can supply.',
    fix: 'Add a paragraph, or: helix commit --retry --why "REQ-7 asks for …; only … existed."',
  },
  'MSG-FIGURES': {
    title: 'Validation says what was measured for this tree',
    why: 'Figures in a message are evidence for whoever reads it later; made-up or outdated ones are worse than none.',
    fix: 'Leave Validation out: the hook writes it from what was measured.',
  },
  'MSG-COVERS': {
    title: 'Covers names requirements of the spec',
    why: 'The trace from requirement to commit breaks at an id that does not exist.',
    fix: 'Name ids as the spec has them: Covers: REQ-7, REQ-9',
  },
  'MSG-SPEC': {
    title: 'Helix-Spec is the hash of the spec in the commit’s own tree',
    why: 'It says which version of the spec the commit was written for, and is recomputed wherever it is read.',
    fix: 'Leave the trailer out: the hook writes it.',
  },
  'MSG-LANE': {
    title: 'Helix-Lane is the lane that the changed paths allow',
    why: 'The lane decides which gates a commit without a step has to pass.',
    fix: 'Leave the trailer out: the hook infers it; or name another lane: helix commit --lane fix',
  },
  'MSG-TRAILERS': {
    title: 'Trailers form one canonical block at the end',
    why: 'git has two trailer parsers; a block that they read differently shows a reviewer other trailers than it shows a machine.',
    fix: 'Put all trailers into the last paragraph, nothing else in it, Helix’s own at most once and spelled as documented; no line --- before it.',
  },
  'MSG-CONTROL': {
    title: 'A message shows everything that it says',
    why: 'Control, bidirectional and invisible characters make people read another text than machines do.',
    fix: 'Delete the character at the named line and column.',
  },
  'MSG-ENCODING': {
    title: 'A message is UTF-8 in Unicode form NFC',
    why: 'The same letters in two spellings are found by no search and differ in every hash.',
    fix: 'Commit through the hook, which normalises, or type the line again.',
  },
  'MSG-FIXUP': {
    title: 'Fixup commits do not land',
    why: 'fixup!, squash! and amend! mark work that belongs into an earlier commit.',
    fix: 'git rebase --autosquash',
  },
  'MSG-PARKED': {
    title: 'Parked commits do not land',
    why: 'wip! marks what helix commit --wip put aside unfinished: nothing in it was judged.',
    fix: 'Stage the rest, then helix commit takes its place. Deeper in the history: git rebase -i, and fold it into the commit after it.',
  },
}
