import type { Command } from '../command.ts'
import { approveCommand } from './approve.ts'
import { commitCommand } from './commit.ts'
import { verifyCommand } from './verify.ts'

/** Every command, in the order of the help page. */
export const commands: readonly Command[] = [commitCommand, verifyCommand, approveCommand]
