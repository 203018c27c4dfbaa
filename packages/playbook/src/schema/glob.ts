import { z } from 'zod'
import { globProblem } from '../compile/globs.ts'

function text(problemOf: (text: string) => string | undefined) {
  return z.string().check((context) => {
    const problem = problemOf(context.value)
    if (problem !== undefined) context.issues.push({ code: 'custom', message: problem, input: context.value })
  })
}

const glob = text(globProblem).describe(
  'Paths from the repository root: * stays inside a folder, ** crosses folders, {a,b} chooses.',
)

export const globs = z.array(glob, 'a list of globs: [src/**]')

/** One file of the repository. */
export const filePath = text(
  (path) => globProblem(path) ?? (/[*?{}[\]]/.test(path) ? 'a path names one file, without * ? {} []' : undefined),
)
