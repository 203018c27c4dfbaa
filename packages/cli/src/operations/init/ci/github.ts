import type { CiHost, CiSetup } from './ci-setup.ts'
import { fetchLines, judgeLines, measureLines, signLines, verifierFolder } from './github-scripts.ts'
import { allowNamespaces, installManager, installVerifier, verifierOf } from './install-script.ts'
import { pinnedActions, usesLine } from './pinned-actions.ts'
import { indented } from './yaml-text.ts'

/** GitHub Actions, and services that read its workflows. */
export const github: CiHost = {
  path: '.github/workflows/helix.yml',
  render: (
    setup,
  ) => `# Written by: helix init --ci github. Judged as policy: a change of this file asks for an approval.
# What must be set up on the host, and what each line is for: docs/guides/ci.md of Helix.
#
#   measure   runs the author's code; it holds no secret, and its token only reads
#   judge     holds the key; it runs nothing of the repository, and derives the verdicts from the bundle's bytes
#
# A branch that has not landed is judged without the key: pull requests, those of forks, and the merge queue.
name: helix

# Not pull_request_target: it would give a token that writes, and secrets, to a run that a fork's author starts.
on:
  push:
    branches: [${JSON.stringify(branchPattern(setup.branch))}]
  pull_request:
  merge_group:

# One run for each ref at a time. Of the runs that wait, the host keeps the newest, which judges everything since the
# last judgement; a run that has begun is never cancelled.
concurrency:
  group: helix-\${{ github.ref }}
  cancel-in-progress: false

permissions: {}

defaults:
  run:
    shell: bash

env:
  VERIFIER: ${verifierOf(setup)}
${integrityLines(setup)}  # The digest of the chain's first judgement, kept where no commit can change it: a variable of the repository.
  HELIX_GENESIS: \${{ vars.HELIX_GENESIS }}
  # A bundle counts in the run that made it, and in no other.
  HELIX_RUN: \${{ github.run_id }}

jobs:
  measure:
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    permissions:
      contents: read
    steps:
      - name: Check out, with the whole history
        ${usesLine(pinnedActions.checkout)}
        with:
          fetch-depth: 0
          persist-credentials: false
${setUpNode(setup)}
      - name: Install the verifier
        run: |
${indented(10, [...installVerifier(verifierFolder, setup), ...installManager(setup, 'runner')])}
      # Author code is kept in namespaces of its own. Where they cannot be had Helix measures all the same, and every
      # judgement says how little author code was kept apart.
      - name: Allow namespaces
        run: |
${indented(10, allowNamespaces('sudo'))}
      - name: Measure
        run: |
${indented(10, measureLines)}
      - name: Hand the bundle over
        ${usesLine(pinnedActions.uploadArtifact)}
        with:
          name: helix-bundle
          path: \${{ runner.temp }}/bundle/helix.bundle
          if-no-files-found: error
          retention-days: 7

  judge:
    needs: measure
    # Also when measuring failed or was cancelled: a job that is skipped counts as passed.
    if: \${{ always() }}
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    # The environment holds the secret HELIX_JUDGE_KEY and must admit no branch but ${setup.branch}.
    environment: \${{ github.event_name == 'push' && 'helix' || '' }}
    permissions:
      # To push the branch helix and its tags; on forks the host gives a token that only reads.
      contents: write
      # To count reviews of those whom the playbook names.
      pull-requests: read
    steps:
${setUpNode(setup)}
      - name: Install the verifier
        run: |
${indented(10, installVerifier(verifierFolder, setup))}
      - name: Fetch the history, without a file of it
        env:
          GITHUB_TOKEN: \${{ github.token }}
        run: |
${indented(10, fetchLines)}
      - name: Take the bundle
        # Where there is none, the next step refuses it.
        continue-on-error: true
        ${usesLine(pinnedActions.downloadArtifact)}
        with:
          name: helix-bundle
          path: \${{ runner.temp }}/bundle
      # Also what could not be measured: that is refused, but not recorded, so that the same commit can be measured again.
      - name: Judge
        if: \${{ github.event_name != 'push' || needs.measure.result != 'success' }}
        env:
          GITHUB_TOKEN: \${{ github.token }}
          MEASURED: \${{ needs.measure.result }}
        run: |
${indented(10, judgeLines)}
      - name: Judge, sign and push
        if: \${{ github.event_name == 'push' && needs.measure.result == 'success' }}
        env:
          GITHUB_TOKEN: \${{ github.token }}
          HELIX_JUDGE_KEY: \${{ secrets.HELIX_JUDGE_KEY }}
        run: |
${indented(10, signLines)}
`,
}

function integrityLines({ integrity, verifier }: CiSetup): string {
  return integrity === null
    ? `  # Pinned by version only. To pin its bytes: helix init --ci github --integrity "$(npm view helix-autobahn@${verifier} dist.integrity)"\n`
    : `  VERIFIER_INTEGRITY: ${integrity}\n`
}

function setUpNode({ node }: CiSetup): string {
  return `      - name: Set up Node
        ${usesLine(pinnedActions.setupNode)}
        with:
          node-version: ${node}
          package-manager-cache: false`
}

/** A branch as a filter of the host takes it: `+` and `!` mean something else there. */
function branchPattern(branch: string): string {
  return branch.replaceAll(/[+!]/g, String.raw`\$&`)
}
