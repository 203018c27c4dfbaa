import type { CodeNote } from '@helix/core'

/** Making and approving increments. */
export const workCodes: Readonly<Record<string, CodeNote>> = {
  'commit/no-message': {
    title: 'A commit says what it does',
    why: 'helix commit composes the message from its parts; type and trailers can be supplied, the words cannot.',
    fix: 'helix commit -t feat -s cart -m "apply discounts" -w "REQ-7 asks for them"',
  },
  'commit/nothing-kept': {
    title: 'No refused message is kept in this clone',
    why: '--retry goes on from the message that a hook refused last.',
    fix: 'Compose a new one: helix commit -t <type> -m "<what>" -w "<why>"',
  },
  'restamp/range': {
    title: 'This is no range of commits',
    why: '--restamp writes the messages of exactly the commits that are named anew.',
    fix: 'Name first what stays, then the end: helix commit --restamp main..HEAD',
  },
  'restamp/end': {
    title: 'The end of the range cannot be moved',
    why: 'Commits cannot change; a branch moves to new ones. A range that ends in between would leave those above it behind.',
    fix: 'End it at HEAD or at a local branch: helix commit --restamp main..HEAD',
  },
  'restamp/empty': {
    title: 'The range holds no commit',
    why: 'Most often both ends are the same, or in the wrong order.',
    fix: 'Name first what stays, then the end: helix commit --restamp main..HEAD',
  },
  'RESTAMP-LANDED': {
    title: 'What has landed is not written anew',
    why: 'Judgements name commits, and others stand on them: a new commit in the place of one would leave both behind.',
    fix: 'Begin the range after what has landed. What is wrong with a commit that landed is waived: helix approve finding.',
  },
  'COMMIT-GIT': {
    title: 'git made no commit',
    why: 'git or a hook of your own refused it: nothing is staged, no identity is set, or what it said.',
    fix: 'Do what it says, then run the same command again.',
  },
  'commit/idle': {
    title: 'No cycle is active, so no step can be done',
    why: 'Steps belong to a cycle; between cycles there are only the lanes.',
    fix: 'helix next --new "<idea>"',
  },
  'brief/unknown-format': {
    title: 'A brief is not written in this form',
    why: 'It is written as text, as Markdown and as JSON.',
    fix: 'helix brief --format markdown',
  },
  'log/unknown-run': {
    title: 'There is no such run',
    why: 'A run is named by its id or the first letters of it; they must fit exactly one of this clone.',
    fix: 'helix log',
  },
  'log/unknown-kind': {
    title: 'Run logs hold no entries of this kind',
    why: '--only keeps the entries of one kind; docs/run-log.md lists all kinds.',
    fix: 'helix log --only tool-call',
  },
  'next/worktree': {
    title: 'The worktree of a run leads to another repository',
    why: 'Whoever worked there exchanged its .git; git would run with settings and programs of their choice.',
    fix: 'Look at what it did with helix log latest, remove the worktree, then: helix next',
  },
  'next/idle': {
    title: 'No cycle is active',
    why: 'The next increment is one of the active step.',
    fix: 'helix next --new "<idea>"',
  },
  'next/empty-idea': {
    title: 'A cycle starts with an idea',
    why: 'It becomes the reason of the first commit and what the spec is drafted from.',
    fix: 'helix next --new "<what should exist, for whom>"',
  },
  'next/cannot-start': {
    title: 'A cycle cannot start here',
    why: 'One cycle is active on a branch at a time, and each has a name of its own.',
    fix: 'Finish the active cycle, or start on another branch.',
  },
  'next/traffic-program': {
    title: 'What a program says to its model is not recorded',
    why: 'helix next --record and --replay are about the traffic of Helix’s own agent; a program speaks for itself.',
    fix: 'Use agent.driver: builtin, or the means of the program.',
  },
  'next/recording-place': {
    title: 'The recording could not be written where it was asked for',
    why: 'Its folder is not there, or not yours to write to; this is said before a model is asked.',
    fix: 'Name a file in a folder that is there: helix next --record traffic.jsonl',
  },
  'TRAFFIC-TORN': {
    title: 'A recording ends within an exchange',
    why: 'Helix was killed while it wrote that one; what came before it is whole and was replayed.',
    fix: 'Go on with the killed run and record into the same file: helix next --record <file>.',
  },
  'TRAFFIC-LEFT': {
    title: 'A replay ended before its recording did',
    why: 'Some recorded answers were not asked for: the run took another way, or was stopped earlier.',
    fix: 'Nothing, where you expected it; else compare the run logs: helix log latest',
  },
  'next/nothing-waits': {
    title: 'No increment waits to be taken',
    why: '--take brings in what the agent made while the checkout was not clean.',
    fix: 'helix next',
  },
  'next/not-forward': {
    title: 'The increment that waits does not fit on this checkout',
    why: 'It was made on another commit, or your own changes touch the same files; nothing of yours is overwritten.',
    fix: 'Commit or put away your changes, then: helix next --take.',
  },
  'next/runs-busy': {
    title: 'The log of a run could not be recorded',
    why: 'Another process was recording runs at the same time, again and again.',
    fix: 'Run the same command again.',
  },
  'agent/no-sandbox': {
    title: 'Nothing keeps the program that works apart',
    why: 'A program of somebody else works in a sandbox, in which it changes its worktree and nothing else. Here there is none to be had, or the step holds layers out that it could read without.',
    fix: 'Install bubblewrap (helix doctor says what is missing), do this increment yourself (helix brief), or let it work without: agent: {sandbox: off} in playbook.yml.',
  },
  'LAYER-HELD-OUT': {
    title: 'What is held out of this step was written',
    why: 'held-out of the step keeps acceptance tests from whoever builds what they accept: an agent neither reads nor writes there.',
    fix: 'Take the path out of the change. A wrong test is for a person: helix amend "<why>".',
  },
  'GATE-HELD-OUT': {
    title: 'The held-out tests fail',
    why: 'held-out of the step keeps their text, titles and messages from whoever builds what they accept; they answer pass or fail.',
    fix: 'Read the requirements again and build what they promise. A person sees the failures: helix verify.',
  },
  'NEXT-UNFIT': {
    title: 'Something lies in the worktree that no commit can hold',
    why: 'A pipe, a socket, a repository without a commit, a name that is not UTF-8, or text in another encoding than its attributes say would be lost.',
    fix: 'Take it away, or make it an ordinary file.',
  },
  'NEXT-EMPTY': {
    title: 'Nothing changed, so there is nothing to commit',
    why: 'An increment without a change would be a claim without work.',
    fix: 'Make the change, or stop with the reason why none can be made.',
  },
  'approve/unknown-subject': {
    title: 'This cannot be approved',
    why: 'Approvals are for a spec, an amendment, the policy, dependencies and findings.',
    fix: 'helix approve --help',
  },
  'approve/nothing': {
    title: 'Nothing awaits this approval',
    why: 'An approval names the digest of what is approved; there is nothing to name.',
    fix: 'Stage or commit the change first.',
  },
  'approve/not-ready': {
    title: 'This cannot be approved as it is',
    why: 'What has errors or open questions would be refused by the gate that asks for the approval.',
    fix: 'Mend what the findings name, then approve.',
  },
  'approve/own': {
    title: 'You made what you approve',
    why: 'An approval is worth something when a second person reads; self: true in the playbook says that there is none.',
    fix: 'Ask a colleague to run the same command.',
  },
  'approve/finding': {
    title: 'A waiver names its finding',
    why: 'Code and place say which finding is waived, and nothing else is.',
    fix: 'Copy both from the refusal: helix approve finding <CODE> <place> --until <YYYY-MM-DD> --why "<reason>"',
  },
  'approve/frozen': {
    title: 'No waiver for a frozen test that disagrees from run to run',
    why: 'Acceptance tests are what the cycle is judged by; one that passes by luck would let anything through.',
    fix: 'Make the product answer the same each time. Where the test itself is wrong: helix amend "<why>".',
  },
  'approve/no-finding': {
    title: 'No such finding stands',
    why: 'A waiver is for a finding that is there; one for the future would hide what nobody has seen.',
    fix: 'helix verify lists the findings that stand.',
  },
  'approve/several': {
    title: 'The finding stands at several places',
    why: 'Each place is waived for itself, so that nothing is waived unseen.',
    fix: 'Name the place too, by its path or by the name that stands beside it: helix approve finding <CODE> <path> --until <YYYY-MM-DD> --why "<reason>"',
  },
  'amend/drafting': {
    title: 'The spec is open in this step',
    why: 'Amendments change a spec that was approved; while it is drafted it is edited as any other file.',
    fix: 'Edit the spec and commit it.',
  },
  'why/no-line': {
    title: 'HEAD has no such line',
    why: 'A line is looked up as HEAD has it; what is not committed yet has no history.',
    fix: 'Name a line of the committed file: helix why src/cart.ts:18',
  },
  'adr/unknown-action': {
    title: 'helix adr does not know this action',
    why: 'Its actions are new, list, show, search and check.',
    fix: 'helix adr list',
  },
  'adr/none': {
    title: 'There is no such decision',
    why: 'Records are looked for in docs/adr, where adr-tools and MADR keep theirs, and where .adr-dir says.',
    fix: 'helix adr list',
  },
  'adr/ambiguous': {
    title: 'More than one decision is meant',
    why: 'Numbers and parts of names may fit several records; none is guessed.',
    fix: 'Name the file.',
  },
  'adr/no-title': {
    title: 'A decision needs a title',
    why: 'Its file is named after it, and lists show nothing else.',
    fix: 'helix adr new "Why totals are in cents"',
  },
  'adr/other-form': {
    title: 'The earlier record cannot say what takes its place',
    why: 'Helix writes into front matter alone; records of other tools are read, never rewritten.',
    fix: 'Give the record front matter by hand: status: superseded and superseded-by: [<file>].',
  },
  'amend/none': {
    title: 'There is no such amendment',
    why: 'Amendments are the ADRs at HEAD whose front matter says what they amend.',
    fix: 'helix amend list',
  },
  'amend/ambiguous': {
    title: 'More than one amendment is meant',
    why: 'Which of them is shown, approved or taken back is not guessed.',
    fix: 'Name its path: helix amend show docs/adr/0012-why-discounts-round-down.md',
  },
  'amend/not-ready': {
    title: 'The new spec is not sound',
    why: 'What an amendment adds may not break what a spec must be: no conflict, no id twice, a text for each requirement.',
    fix: 'helix spec lint',
  },
  'amend/fresh': {
    title: 'The amendment holds as it is',
    why: 'Only one that met another amendment is drafted anew; its approvals would be lost for nothing.',
    fix: 'helix amend show',
  },
  'amend/landed': {
    title: 'The amendment is no longer only yours',
    why: 'Its commit was pushed or judged; others may stand on it.',
    fix: 'Amend what it says: helix amend "<why>"',
  },
  'amend/merge': {
    title: 'A merge stands after the amendment',
    why: 'Commits are written anew one after another, and a merge would have to be made again.',
    fix: 'Rebase the branch, then the same command again.',
  },
  'amend/not-last': {
    title: 'Other commits stand on the amendment',
    why: 'They were made with its text in mind; taking it from under them is for a person to do.',
    fix: 'Take it out with git rebase --onto, as the message shows, or amend the spec back.',
  },
  'amend/numbered': {
    title: 'No ADR number is given twice',
    why: 'There is nothing to renumber.',
    fix: 'helix amend list',
  },
  'amend/no-spec': {
    title: 'There is no spec to amend, or the new one cannot be read',
    why: 'An amendment goes from one text to another; both have to be there.',
    fix: 'Write the new text in place of the old one, or name its file: helix amend "<why>" --from <file>. Without a spec: helix next --new "<idea>".',
  },
  'amend/nothing': {
    title: 'Nothing is amended',
    why: 'The text is the same, and no test is named as wrong.',
    fix: 'Change the spec, or name the frozen test that is wrong.',
  },
  'amend/editor': {
    title: 'The editor did not end well',
    why: 'An editor that fails may have written half of the reason, so nothing is amended; what it wrote is kept for the next time.',
    fix: 'Check git var GIT_EDITOR, or give the reason: helix amend "<why>"',
  },
  'amend/no-why': {
    title: 'An amendment needs a reason',
    why: 'It becomes the ADR that everybody reads later.',
    fix: 'helix amend "<why>"',
  },
  'amend/unknown-test': {
    title: 'No test has this name',
    why: 'An amendment unfreezes exactly the tests that it names.',
    fix: 'Name the test as the refusal or the report does.',
  },
  'approve/until': {
    title: 'A waiver has a last day',
    why: 'An exception without an end becomes the rule.',
    fix: 'Add --until 2026-12-31.',
  },
  'approve/no-key': {
    title: 'The approval cannot be signed',
    why: 'This repository signs approvals, so that nobody can write one in your name.',
    fix: 'Add --key ~/.ssh/id_ed25519, or set HELIX_APPROVE_KEY.',
  },
}
