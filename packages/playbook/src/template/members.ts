import type { Stack } from './stack.ts'

/** One glob for all packages of a workspace, so that what is said of each is said once; none where there is no workspace. */
export function membersOf({ workspaces = [] }: Stack): string[] {
  return workspaces.length > 1 ? [`{${workspaces.join(',')}}`] : workspaces
}
