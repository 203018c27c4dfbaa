import type { CodeNote } from '@helix/core'

/** Making increments: briefs, runs and their logs. */
export const nextCodes: Readonly<Record<string, CodeNote>> = {
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
  'next/unknown-step': {
    title: 'The playbook has no step of this name',
    why: 'Whoever goes on until a step that never comes goes on to the end of the cycle.',
    fix: 'Name a step as playbook.yml does: helix next --until DONE',
  },
  'next/empty-idea': {
    title: 'A cycle starts with an idea',
    why: 'It becomes the reason of the first commit and what the spec is drafted from.',
    fix: 'helix next --new "<what should exist, for whom>"',
  },
  'next/cannot-start': {
    title: 'A cycle cannot start here',
    why: 'One cycle is active on a branch at a time, and each has a name of its own.',
    fix: 'Finish the active cycle, or start on another branch; where the name was that of an earlier one, give another: --cycle <name>.',
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
  'NEXT-ORDERS': {
    title: 'The agent would write what agents take for orders',
    why: 'AGENTS.md, .mcp.json, .claude and the like steer whoever works next; a text in the repository must not get into them by way of a model.',
    fix: 'Nothing to do: the agent was told. What should stand there you write yourself.',
  },
  'NEXT-HOME-PACKAGES': {
    title: 'Packages of your home are not found by the gates of helix next',
    why: 'What an agent made is measured apart from your home; without setup in the playbook nothing installs what tests import, there and in a Done.',
    fix: 'Add setup to playbook.yml (for Python: [python3, -m, pip, install, -r, requirements.txt]; for Go: [go, mod, download]), or install the packages for the whole machine.',
  },
  'NEXT-UNFIT': {
    title: 'Something lies in the worktree that no commit can hold',
    why: 'A pipe, a socket, a repository without a commit, a name that is not UTF-8, or text in another encoding than its attributes say would be lost; more than 512 MiB of files are no increment.',
    fix: 'Take it away, or make it an ordinary file.',
  },
  'NEXT-EMPTY': {
    title: 'Nothing changed, so there is nothing to commit',
    why: 'An increment without a change would be a claim without work.',
    fix: 'Make the change, or stop with the reason why none can be made.',
  },
}
