import type { CodeNote } from '@helix/core'

/** Changing the spec or a frozen test. */
export const amendCodes: Readonly<Record<string, CodeNote>> = {
  'amend/drafting': {
    title: 'The spec is open in this step',
    why: 'Amendments change a spec that was approved; while it is drafted it is edited as any other file.',
    fix: 'Edit the spec and commit it.',
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
}
