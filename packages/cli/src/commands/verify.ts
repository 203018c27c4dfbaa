import { HelixError } from '@helix/core'
import { type Command, flag, type Input, type Outcome, textOption } from '../command.ts'
import type { Io } from '../io.ts'

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'judge every commit since the base, and measure every step that claims to be done',
  options: [
    { flags: '--fresh', summary: 'measure in a clean checkout with a clean installation, as CI does' },
    { flags: '--sign', summary: 'append the judgements to the chain (in CI; anywhere where nothing is signed)' },
    { flags: '--push [remote]', summary: 'with --sign: publish the branch helix and its tags (at origin)' },
    { flags: '--static', summary: 'judge messages, paths and the chain only; run nothing' },
    {
      flags: '--each',
      summary: 'run the quick gates of every commit, each in a checkout of its own; name those that are red',
    },
    {
      flags: '--allow-empty',
      summary: 'nothing to judge is fine; with --fresh the newest commit is measured all the same',
    },
    {
      flags: '--measure <file>',
      summary: 'in the job without a key: measure, and write raw reports for the other job',
    },
    { flags: '--judge <file>', summary: 'in the job with the key: judge by that file; run nothing of the repository' },
    { flags: '--measured <result>', summary: 'with --judge: how the host says that the job which measures ended' },
    {
      flags: '--reviews',
      summary:
        'with --judge: ask GitHub or GitLab, whose job this is, who reviewed the pull requests that bring these commits',
    },
  ],
  examples: [
    'helix verify',
    'helix verify --fresh',
    'helix verify --each',
    'helix verify --sign',
    'helix verify --measure ../helix.bundle',
    'helix verify --judge ../helix.bundle --sign --push',
  ],
  async run(io, input) {
    requireOneWay(input)
    const measure = textOption(input, 'measure')
    try {
      return await (measure === undefined ? judge(io, input) : measureInto(io, measure))
    } catch (error) {
      if (error instanceof HelixError) await tellCannot(io, error)
      throw error
    }
  },
}

async function judge(io: Io, input: Input): Promise<Outcome> {
  const [{ requireCommits, verify }, { tellHost }, { renderVerified, toldOf, verifiedData }] = await Promise.all([
    import('../operations/verify/verify.ts'),
    import('../operations/verify/tell-host.ts'),
    import('../render/verified.ts'),
  ])
  const [fresh, sign] = [flag(input, 'fresh'), flag(input, 'sign')]
  const push = textOption(input, 'push') ?? (flag(input, 'push') ? 'origin' : null)
  const path = textOption(input, 'judge')
  const verified =
    path === undefined
      ? await verify(io, {
          dependencies: fresh || sign ? 'installed' : 'linked',
          // Who asks for a clean measurement of what was judged already gets one.
          tipAnyway: fresh && !sign,
          sign,
          staticOnly: flag(input, 'static'),
          each: flag(input, 'each'),
          push,
        })
      : await (
          await import('../operations/verify/bundle/judge-bundle.ts')
        ).judgeBundle(io, { path, measured: await jobResultOf(input), sign, push, reviews: flag(input, 'reviews') })
  requireCommits(verified, flag(input, 'allowEmpty') || sign)
  const told = toldOf(verified)
  await tellHost(io, told)
  return {
    exit: verified.passed ? 0 : 1,
    data: verifiedData(verified),
    text: (style) => renderVerified(verified, style),
    findings: told.findings,
  }
}

async function measureInto(io: Io, path: string): Promise<Outcome> {
  const [{ measureBundle }, { measuredData, renderMeasured }] = await Promise.all([
    import('../operations/verify/bundle/measure-bundle.ts'),
    import('../render/measured.ts'),
  ])
  const measured = await measureBundle(io, path)
  // Whether it passes is for the other job to say.
  return { exit: 0, data: measuredData(measured), text: (style) => renderMeasured(measured, style) }
}

async function tellCannot(io: Io, error: HelixError): Promise<void> {
  const [{ tellFailure }, { findingsOf }] = await Promise.all([
    import('../operations/verify/tell-host.ts'),
    import('../reporting.ts'),
  ])
  await tellFailure(io, findingsOf(error))
}

/** Options that say two things at once. HelixError `cli/usage`. */
function requireOneWay(input: Input): void {
  const given = (name: string): boolean => input.options[name] !== undefined && input.options[name] !== false
  const clashes: readonly [one: string, other: string][] = [
    ...['judge', 'sign', 'push', 'static', 'measured'].map((other): [string, string] => ['measure', other]),
    ...['static', 'fresh'].map((other): [string, string] => ['judge', other]),
    // What is signed is what a Done claims and the tip; the commits between are their authors' to keep green.
    ...['static', 'measure', 'judge', 'sign'].map((other): [string, string] => ['each', other]),
  ]
  const clash = clashes.find(([one, other]) => given(one) && given(other))
  if (clash !== undefined) throw usage(`--${clash[0]} and --${clash[1]} are two different things`)
  if (given('push') && !given('sign'))
    throw usage('--push publishes what --sign appends; without --sign there is nothing')
  if (given('measured') && !given('judge')) throw usage('--measured says how the job ended whose file --judge reads')
  if (given('reviews') && !given('judge'))
    throw usage('--reviews belongs to --judge; elsewhere HELIX_REVIEWS names a file')
}

function usage(message: string): HelixError {
  return new HelixError('cli/usage', message, { hint: 'helix verify --help' })
}

async function jobResultOf(input: Input) {
  const { jobResults } = await import('../operations/verify/bundle/judge-bundle.ts')
  const said = textOption(input, 'measured')
  if (said === undefined) return null
  const result = jobResults.find((known) => known === said)
  if (result === undefined) throw usage(`--measured ${said} is none of ${jobResults.join(', ')}`)
  return result
}
