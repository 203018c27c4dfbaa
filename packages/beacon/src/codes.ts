import type { CodeNote } from '@helix/core'

/** A note for every code that this package can produce. */
export const codes: Readonly<Record<string, CodeNote>> = {
  'BEACON-DIFFERS': {
    title: 'what is shown is not what the chain says',
    why: 'progress.json, tags and labels only repeat the position. Where one of them says something else it was edited, or a merge took the wrong side.',
    fix: 'Put back what the last Start or Done commit wrote (for the file: git checkout <that commit> -- progress.json).',
  },
  'beacon/progress-torn': {
    title: 'progress.json is not as Helix writes it',
    why: 'The file is written by Start and Done commits only; Helix never guesses what a torn or hand-edited one means.',
    fix: 'git checkout HEAD -- progress.json',
  },
  'beacon/tag-torn': {
    title: 'the tags below helix/ contradict each other',
    why: 'CI sets one tag at each commit at which the position changed; its name repeats the commit.',
    fix: 'Remove the tag that CI did not make (git tag -d …) and fetch again (git fetch --tags).',
  },
  'beacon/torn-chain': {
    title: 'the branch helix cannot be read',
    why: 'Each of its commits follows the one before and brings one judgement with its reports. Something else was committed there, or an object is damaged.',
    fix: 'Fetch the branch again, or go back to the last good record with git update-ref, as the message says.',
  },
  'beacon/diverged': {
    title: 'the chain has two ends',
    why: 'The local branch helix and the fetched one both hold records that the other lacks; only one history can be true.',
    fix: "The remote's wins: git update-ref refs/heads/helix refs/remotes/origin/helix",
  },
  'beacon/lost-race': {
    title: 'somebody else wrote the next judgement first',
    why: 'Two jobs judged at the same time. The branch only grows, so the second one is refused instead of overwriting the first.',
    fix: 'Judge again on top of the new record: helix verify',
  },
  'beacon/unpublished': {
    title: 'the remote takes no branch helix',
    why: 'A branch whose name begins with helix/ keeps a remote from having the branch helix, as a folder keeps a file from having its name. Nothing was published, so nothing counts as judged.',
    fix: 'Remove or rename what the message names there, keep others from such names by a rule of the host (helix/**), then judge again.',
  },
  'beacon/name-taken': {
    title: 'a branch keeps the chain from having its name',
    why: 'git keeps branches as files: where there is a branch helix/x there can be no branch helix, in which judgements lie.',
    fix: 'Give the branch another name as the message says, then go on.',
  },
  'beacon/tag-taken': {
    title: 'a tag that shows the chain exists elsewhere with another value',
    why: 'Published tags never move. The judgement stands in the chain, which decides; only what shows it is missing.',
    fix: 'If the tag is none of yours, delete it at the remote as the message says, then push the tags.',
  },
}
