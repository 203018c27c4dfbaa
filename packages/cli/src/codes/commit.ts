import type { CodeNote } from '@helix/core'

/** Composing commits, and writing their messages anew. */
export const commitCodes: Readonly<Record<string, CodeNote>> = {
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
}
