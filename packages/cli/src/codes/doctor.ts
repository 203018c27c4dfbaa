import type { CodeNote } from '@helix/core'

/** What `helix doctor` examines. */
export const doctorCodes: Readonly<Record<string, CodeNote>> = {
  'DOCTOR-GIT': {
    title: 'A git that Helix can use',
    why: 'Helix reads and writes history through the git on PATH, and asks it for what versions before 2.34 cannot answer.',
    fix: 'Install git 2.34 or newer.',
  },
  'DOCTOR-NODE': {
    title: 'A Node that Helix can run on',
    why: 'Helix, and products without a build step, rely on type stripping, which Node has since 22.18.',
    fix: 'Install Node 22.18 or newer.',
  },
  'DOCTOR-REPOSITORY': {
    title: 'A repository with its whole history',
    why: 'Judging needs every commit since the base; a shallow clone hides them. On a detached HEAD, commits belong to no branch.',
    fix: 'git fetch --unshallow, or git switch <branch>.',
  },
  'DOCTOR-PLAYBOOK': {
    title: 'A playbook that can be read',
    why: 'Without it no step is active and nothing is judged.',
    fix: 'helix init writes one; the message names line and column of what is wrong in an existing one.',
  },
  'DOCTOR-HOOKS': {
    title: 'Hooks run in this clone',
    why: 'They tell at once what CI would refuse later, and write labels and trailers. They are set up in each clone, because git never runs hooks that came with a clone.',
    fix: 'helix init --hooks; where another tool manages hooks, add the lines that it prints.',
  },
  'DOCTOR-GUARD': {
    title: "The guard of Helix's references is in place",
    why: 'This clone asked for it. git looks for it beside the other hooks, and a folder of hooks that was made anew has none.',
    fix: 'helix init --guard; helix init --remove takes it out.',
  },
  'DOCTOR-CHAIN': {
    title: 'The chain of judgements is sound',
    why: 'The position is computed from it. A gap, a fork or a wrong signature means that somebody or something changed history.',
    fix: 'Fetch the branch helix again; helix why <CODE> explains the defect that is named.',
  },
  'DOCTOR-TOOLS': {
    title: 'The tools that the gates start are installed',
    why: 'A gate whose tool is missing measures nothing, and what is not measured does not pass.',
    fix: 'Install the packages; helix init names them with the command.',
  },
  'DOCTOR-SIGNING': {
    title: 'Keys for judgements and approvals',
    why: 'With signing: ssh, only keys listed in .helix/allowed_signers count: one for CI (helix-judge), one for each approver (helix-approve).',
    fix: 'Add the public keys to .helix/allowed_signers, one principal and one namespace a line, in a policy commit.',
  },
  'DOCTOR-MODEL': {
    title: 'A model that the agent can work with',
    why: 'The agent works through tool calls, and its budget counts the usage that the endpoint reports.',
    fix: 'Set HELIX_MODEL, OPENAI_BASE_URL and OPENAI_API_KEY; helix doctor --model asks the endpoint. Without a model helix next prints the brief.',
  },
  'DOCTOR-ISOLATION': {
    title: 'Author code is kept apart while it is measured',
    why: 'Tests, builds and installations are programs of the author. In namespaces of their own they see no files, processes and ports of the user, and leave nothing behind; a process group gives none of that. Each judgement says which of the two it was.',
    fix: 'On Linux install bubblewrap (apt-get install bubblewrap). Where users may not make namespaces (Ubuntu 24.04): sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
  },
  'DOCTOR-AGENT': {
    title: 'Programs of the agent are kept apart while they work',
    why: 'A program that works here (agent.driver: command or acp) and the shell of the agent run in a sandbox: they change the worktree of the run and nothing else. Where none is to be had no program is started, and there is no shell.',
    fix: 'On Linux install bubblewrap (apt-get install bubblewrap); elsewhere let the program work without: agent: {sandbox: off} in playbook.yml, which is then shown.',
  },
  'DOCTOR-DISK': {
    title: 'Room for clean checkouts',
    why: 'Gates measure in fresh folders with their own dependencies; on a full disk reports end in the middle.',
    fix: 'Free some space, or point TMPDIR at another disk.',
  },
  'DOCTOR-HOST-JOBS': {
    title: 'The host runs the two jobs',
    why: 'The job measure runs the code of authors and holds nothing; the job judge holds the key and runs nothing of theirs.',
    fix: 'helix init --ci github or gitlab writes them; docs/guides/ci.md says what to set up on the host.',
  },
  'DOCTOR-HOST-BRANCH': {
    title: 'What nobody judged cannot land',
    why: 'A rule of the host can be missing or be bypassed, and what landed anyway stays a finding until somebody waives it. Unconfirmed means that Helix could not ask, not that it is so.',
    fix: 'Require the check judge from GitHub Actions, with branches up to date or a merge queue, without force pushes and bypass.',
  },
  'DOCTOR-HOST-CHAIN': {
    title: 'The chain on the host stays what it was',
    why: 'Signatures keep judgements from being forged. That the branch is not deleted or begun anew is for the host to keep, and for the digest of its first judgement, which no commit can change.',
    fix: 'Forbid force pushes and deletion of the branch helix and of tags helix/**, and set the variable HELIX_GENESIS.',
  },
  'DOCTOR-HOST-KEY': {
    title: 'Only the job judge, on the branch that work lands on, reaches the key',
    why: 'Whoever can run a job that reads the key can sign any judgement: it is the root of all trust in the beacon.',
    fix: 'Keep HELIX_JUDGE_KEY in the environment helix, which admits that branch alone, and in no other place.',
  },
}
