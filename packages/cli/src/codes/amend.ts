import type { CodeNote } from '@helix/core'

/** Changing the spec or a frozen test. */
export const amendCodes: Readonly<Record<string, CodeNote>> = {
  'amend/drafting': {
    title: 'The spec is open in this step',
    why: 'Amendments change a spec that was approved; while it is drafted it is edited as any other file.',
    fix: 'Edit the spec and commit it.',
  },
  'amend/unknown-action': {
    title: 'helix amend does not do this',
    why: 'A word that is nearly an action would become the reason of an amendment.',
    fix: 'Say the action as helix amend --help does, or the reason in a sentence.',
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
  'amend/rejected': {
    title: 'The amendment was rejected',
    why: 'It stays on record with its reason and changes nothing, so there is nothing to land.',
    fix: 'Amend anew: helix amend "<why>"',
  },
  'amend/no-remote': {
    title: 'There is nowhere to land',
    why: 'An amendment lands on the branch of the remote origin that holds its cycle. Without one it counts on this branch, as it is.',
    fix: 'git remote add origin <address>',
  },
  'amend/no-target': {
    title: 'The branch that it would land on is not there',
    why: 'The remote has no such branch that this clone knows of.',
    fix: 'git fetch origin; where nobody pushed it yet, git push -u origin <branch>',
  },
  'amend/branch-taken': {
    title: 'The remote has another branch of this name',
    why: 'Somebody pushed to it, or it was pushed before it was written anew; nothing is overwritten.',
    fix: 'git fetch origin, look at what stands there, rebase onto it or push another branch name.',
  },
  'amend/no-request': {
    title: 'The branch is pushed, but no request to merge it is open',
    why: 'Helix opens one with GITHUB_TOKEN or GITLAB_TOKEN, at the address that GITHUB_API_URL or GITLAB_API_URL names; the host did not let it, or could not be reached.',
    fix: 'Run the command that the message shows, or open its page.',
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
}
