import { z } from 'zod'
import { globProblem } from '../compile/globs.ts'

export const glob = z
  .string()
  .check((context) => {
    const problem = globProblem(context.value)
    if (problem !== undefined) context.issues.push({ code: 'custom', message: problem, input: context.value })
  })
  .describe('Paths from the repository root: * stays inside a folder, ** crosses folders, {a,b} chooses.')

export const globs = z.array(glob, 'a list of globs: [src/**]')
