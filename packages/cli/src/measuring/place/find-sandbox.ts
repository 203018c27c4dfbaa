import { type NoSandbox, probeSandbox, type Sandbox } from '@helix/process'

/** What can keep author code apart here. A file of its own, because it brings along all that starts programs. */
export function findSandbox(): Promise<Sandbox | NoSandbox> {
  return probeSandbox()
}
