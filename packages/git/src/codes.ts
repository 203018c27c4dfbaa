import type { CodeNote } from '@helix/core'

/** Every HelixError code of this package. */
export const codes: Record<string, CodeNote> = {
  'git/missing': {
    title: 'git cannot be started',
    why: 'Helix reads and writes history through the git on PATH.',
    fix: 'Install git 2.34 or newer, or mend PATH.',
  },
  'git/too-old': {
    title: 'The git on PATH is too old',
    why: 'Helix relies on answers that older versions do not give (`--path-format`, `--diff-merges`, `merge-tree --write-tree`).',
    fix: 'Install a newer git.',
  },
  'git/no-folder': {
    title: 'The folder to work in is not there',
    why: 'A repository is found from a folder inside it.',
    fix: 'Name a folder that exists.',
  },
  'git/not-a-repo': {
    title: 'No git repository here',
    why: 'Helix keeps everything it knows in the repository.',
    fix: 'Run `git init`, or change to the folder that holds your repository.',
  },
  'git/bare': {
    title: 'A bare repository has no files to work on',
    why: 'Work needs a working tree; only judging in CI reads bare repositories.',
    fix: 'Clone it and work in the clone.',
  },
  'git/dubious-ownership': {
    title: 'The repository belongs to another user',
    why: "git refuses to read it, because its settings could run the other user's programs.",
    fix: 'If you trust the owner: `git config --global --add safe.directory <folder>`.',
  },
  'git/failed': {
    title: 'git failed',
    why: 'git answered with an error that Helix does not know; the message holds what git said.',
    fix: 'Run the command of the message by hand to see what git needs.',
  },
  'git/timeout': {
    title: 'git gave no answer in time',
    why: 'A remote that does not answer must not hold Helix for ever.',
    fix: 'Check the network and the remote, then try again.',
  },
  'git/unknown-revision': {
    title: 'The repository has no such revision',
    why: 'What is to be judged or compared has to be in the repository.',
    fix: 'Check the spelling, or fetch it.',
  },
  'git/shallow': {
    title: 'History is cut off',
    why: 'In a shallow clone the oldest commit looks like a root, and everything before it would be judged as absent.',
    fix: 'Run `git fetch --unshallow`; in CI, check out with full depth.',
  },
  'git/missing-object': {
    title: 'An object is not in the repository',
    why: 'What a tree names has to be there to be judged; a damaged, shallow or partial clone lacks some.',
    fix: 'Run `git fsck`, then fetch or clone again in full.',
  },
  'git/path-not-utf8': {
    title: 'A path is not UTF-8',
    why: 'Two such paths would read as the same text, and a rule about one could be met by the other.',
    fix: 'Rename the file. Where only an earlier commit has it, take it out there: `git rebase -i <its parent>`, and push the branch anew.',
  },
  'git/bad-path': {
    title: 'git does not store this path',
    why: "Names like `..`, `.git` and empty ones would lead out of the repository or into git's own folder.",
    fix: 'Use a relative path without such names.',
  },
  'git/unmerged': {
    title: 'Files are in conflict',
    why: 'An index with conflicts has no tree that could be judged.',
    fix: 'Resolve the conflicts and `git add` the files.',
  },
  'git/no-identity': {
    title: 'git does not know who you are',
    why: 'A commit and an approval carry a name and an address.',
    fix: 'Run `git config user.name "<name>"` and `git config user.email <address>`.',
  },
  'git/push-refused': {
    title: 'The remote does not take this push',
    why: 'A hook or a rule of the remote said no; the message holds its words.',
    fix: 'Ask who runs the remote, or give the pushing key the right.',
  },
  'git/remote-failed': {
    title: 'The remote cannot be reached or read',
    why: 'git answered with an error about the address, the network or the credentials.',
    fix: 'Run `git ls-remote <remote>` until it answers.',
  },
  'git/unsafe-tree': {
    title: 'A tree cannot be written to a folder safely',
    why: 'A link that leads out of the repository, or two names that a file system takes for one, would make the snapshot differ from what was committed.',
    fix: 'Rename or remove the paths that the findings name.',
  },
  'git/folder-not-empty': {
    title: 'A snapshot needs an empty folder',
    why: 'What lies there already would be measured with it.',
    fix: 'Name an empty or a new folder.',
  },
  'TREE-PATH': {
    title: 'A path that not every system can hold',
    why: "Names such as `.git`, `git~1`, `a:b` or `a.` mean something else on some file systems, git's own folder for instance.",
    fix: 'Rename the file with `git mv`.',
  },
  'TREE-COLLISION': {
    title: 'Two paths that are one on some systems',
    why: 'Where case or Unicode form is ignored, one file silently replaces the other; a file cannot be a folder too.',
    fix: 'Rename one of them with `git mv`.',
  },
  'TREE-LINK': {
    title: 'A link that leads out of the repository',
    why: 'What it leads to is in no commit, so it can be neither judged nor reproduced.',
    fix: 'Replace it with a file, or with a relative link that stays inside.',
  },
}
