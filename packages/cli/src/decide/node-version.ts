/** The oldest Node whose type stripping Helix and the products of its playbook rely on. */
export const leastNode = '22.18'

/** Whether a version of Node (`24.21.0`) is new enough. */
export function isNodeEnough(version: string): boolean {
  const [[major = 0, minor = 0] = [], [leastMajor = 0, leastMinor = 0] = []] = [version, leastNode].map((told) =>
    told.split('.').map(Number),
  )
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}
