/** Packages and built-in modules through which a test cannot reach the product. */
const inert = new Set([
  'vitest', '@jest/globals', 'expect', 'chai', 'fast-check', '@fast-check/vitest', 'ava', 'uvu', 'uvu/assert', 'mocha', 'sinon', 'tape',
  'test', 'test/reporters', 'assert', 'assert/strict', 'buffer', 'console', 'crypto', 'events', 'fs', 'fs/promises', 'os', 'path', 'path/posix',
  'perf_hooks', 'punycode', 'querystring', 'readline', 'stream', 'stream/consumers', 'stream/promises', 'string_decoder', 'timers', 'timers/promises', 'url', 'util', 'zlib',
]) // prettier-ignore

/** Packages of which these names do not reach it either. */
const inertNames: Readonly<Record<string, readonly string[]>> = { '@playwright/test': ['expect', 'test'] }

/** Whether what a package gives, or this name of it, leads nowhere near the product: assertions, runners, pure built-ins. */
export function isInert(specifier: string, name: string | null = null): boolean {
  if (name !== null && inertNames[specifier]?.includes(name) === true) return true
  return inert.has(specifier.replace(/^node:/, ''))
}
