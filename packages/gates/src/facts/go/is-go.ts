/** Whether a file is a source of Go that a build or a test may take in. */
export function isGo(path: string): boolean {
  return path.endsWith('.go') && !/(?:^|\/)(?:testdata|vendor|[._][^/]*)(?:\/|$)/.test(path)
}
