/** Where approvals lie in a repository. */
export const approvalsFolder = '.helix/approvals/'

/** Whether a path of the repository is an approval's file. */
export function isApprovalPath(path: string): boolean {
  return path.startsWith(approvalsFolder) && path.endsWith('.json')
}
