import type { CodeNote } from '@helix/core'

/** Setting up, looking up and everything before there is work to judge. */
export const setupCodes: Readonly<Record<string, CodeNote>> = {
  'repository/unborn': {
    title: 'The repository has no commit yet',
    why: 'Every position is counted from a commit; Helix is adopted by one.',
    fix: 'Commit what there is: git add -A && git commit -m "chore: begin". Then: helix init.',
  },
  'repository/not-adopted': {
    title: 'This commit has no playbook.yml',
    why: 'Which step is active, and what it opens and asks, is written there.',
    fix: 'Run helix init and commit what it wrote, or switch to a branch that has it.',
  },
  'repository/no-folder': {
    title: 'The folder that you are in does not exist any more',
    why: 'It was deleted or moved while your shell stood in it, so there is no repository to look for.',
    fix: 'cd to a folder that exists, then run the same command again.',
  },
  'system/refused': {
    title: 'The operating system refused',
    why: 'Helix reads and writes files below the repository, its git folder and the folder for temporary files.',
    fix: 'The message names the call and the path: check rights, free space and what stands there.',
  },
  'cli/usage': {
    title: 'The command line is not understood',
    why: 'An option or a command that is not known may be one that was meant otherwise, so nothing was done.',
    fix: 'helix --help lists the commands, helix <command> --help their options.',
  },
  'repository/not-utf8': {
    title: 'A protected file is not UTF-8',
    why: 'A rule that two readers decode differently would be two rules.',
    fix: 'Save the file as UTF-8.',
  },
  'repository/in-progress': {
    title: 'git is in the middle of something',
    why: 'A rebase, cherry-pick, revert or merge goes on from what it wrote down; a commit or branch that changes below it would lead it astray.',
    fix: 'Continue or abort it, then run the same command again.',
  },
  'repository/moved': {
    title: 'The branch moved while Helix was at work',
    why: 'What was measured belongs to the commit and the branch that were there before; committing it elsewhere would be a guess.',
    fix: 'Go back to the branch where you left it, and run the same command again.',
  },
  'init/agents-manifest': {
    title: 'The manifest of what was written for agents cannot be read',
    why: 'It says what Helix wrote, so that nothing of yours is overwritten or taken out.',
    fix: 'Remove .agents/skills/helix/manifest.json; what lies there then counts as yours.',
  },
  'init/agents-link': {
    title: 'AGENTS.md leads out of the repository',
    why: 'Helix writes to no file outside of the repository that it was called in.',
    fix: 'Replace the link by a file, then: helix init --agents',
  },
  'init/no-package-json': {
    title: 'There is neither a package.json nor Python in the repository',
    why: 'Helix sets up JavaScript and TypeScript by their package.json, and Python by its pyproject.toml, requirements or sources.',
    fix: 'Run npm init -y, or write a pyproject.toml, and commit it. In a repository of several packages, one at the top names them as workspaces: Helix judges the whole repository. For any other language write playbook.yml yourself (docs/playbook.md; a program with a report is a command), then helix init --hooks.',
  },
  'init/package-json': {
    title: 'package.json cannot be read',
    why: 'Package manager, test runner and tools are found in it; half of it would give a wrong playbook.',
    fix: 'Mend the JSON; npm pkg get name shows whether it reads.',
  },
  'init/manifest': {
    title: '.helix/manifest.json is not as Helix writes it',
    why: 'It says which files were generated. Without it an upgrade cannot tell an edit from an old version.',
    fix: 'git checkout HEAD -- .helix/manifest.json. If it never was right, delete it: then all files count as yours.',
  },
  'init/not-a-file': {
    title: 'Something is in the way of a file that init writes',
    why: 'A folder, or a file without the right to read it, is never replaced.',
    fix: 'Move it away, then run helix init again.',
  },
  'init/unknown-choice': {
    title: 'A choice of helix init is not known',
    why: 'Choices shape the playbook, so none is guessed.',
    fix: 'helix init --help lists them.',
  },
  'init/contradiction': {
    title: 'Two flags say opposite things',
    why: 'Either you approve your own work (--solo) or somebody else does (--team).',
    fix: 'Leave one of them out.',
  },
  'init/chosen': {
    title: 'This was chosen when the repository adopted Helix',
    why: 'The rules of a repository change by an approved commit, never by running a command again.',
    fix: 'Edit playbook.yml, commit it alone with the type policy, then: helix approve policy.',
  },
  'init/integrity': {
    title: 'The digest of the verifier is not one',
    why: 'The jobs compare the package that they download with it, so it must be exactly what npm publishes.',
    fix: 'helix init --ci github --integrity "$(npm view helix-autobahn@<version> dist.integrity)"',
  },
  'init/no-hooks': {
    title: 'The repository has no hooks of Helix',
    why: 'helix init --hooks sets up in one clone what the repository already holds in .husky.',
    fix: 'Run helix init, or switch to a branch that has adopted Helix.',
  },
  'init/husky': {
    title: 'husky could not set up the hooks',
    why: 'husky writes .husky/_ and tells git to look there; its own words are in the message.',
    fix: 'Check that .husky can be written, then: helix init --hooks.',
  },
  'why/unknown-code': {
    title: 'No code of this name is known',
    why: 'helix why explains codes of findings (MSG-WHY) and of errors (git/not-a-repo), as they are printed.',
    fix: 'Copy the code from the message. docs/troubleshooting.md lists all of them.',
  },
  'completion/unknown-shell': {
    title: 'There is no completion for this shell',
    why: 'Completions are generated for bash, zsh and fish.',
    fix: 'helix completion bash, zsh or fish.',
  },
  'spec/unknown-action': {
    title: 'helix spec has no such action',
    why: 'It knows hash, lint, diff and template.',
    fix: 'helix spec --help shows what each does.',
  },
  'spec/closed': {
    title: 'The spec is closed now',
    why: 'It is open in the step that drafts it. Outside of it tests and code rest on what was approved, and every change is an amendment with a reason.',
    fix: 'In a cycle: helix amend "<why>". Between cycles: helix next --new "<idea>" opens it.',
  },
  'spec/no-idea': {
    title: 'helix spec add needs an idea',
    why: 'A draft begins with what should be, in your words.',
    fix: 'helix spec add "<what should be, for whom>"',
  },
  'spec/no-file': {
    title: 'The spec is not there',
    why: 'There is nothing to hash, check or compare.',
    fix: 'Name the file, or begin one: helix spec template "<title>" > docs/spec.md',
  },
  'spec/unknown-requirement': {
    title: 'The spec has no such requirement',
    why: 'Ids are taken as they stand in the spec at HEAD.',
    fix: 'helix spec trace lists all of them.',
  },
  'spec/unknown-version': {
    title: 'No version of the spec has this hash',
    why: 'A version is found in the commits before HEAD; one that was never committed, or on another branch, is not there.',
    fix: 'Name a commit that holds it: helix spec diff <commit>',
  },
  'hook/other-repository': {
    title: 'git works on another repository than the folder belongs to',
    why: 'GIT_DIR and GIT_WORK_TREE can join any repository with any folder. Helix finds the repository from the folder, as git does without them, and would judge another one.',
    fix: 'Unset both and commit in the folder that holds .git; a second working folder is made by git worktree add.',
  },
  'hook/unknown': {
    title: 'git called a hook that Helix does not have',
    why: 'The files in .husky and the running Helix are of different versions.',
    fix: 'Run helix init to refresh the files, then helix doctor.',
  },
}
