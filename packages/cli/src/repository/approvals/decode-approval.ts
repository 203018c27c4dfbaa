// What reads approvals, for `await import`: it brings the schemas along, which a repository without approvals does not need.
export { decodeApproval } from '@helix/evidence'
