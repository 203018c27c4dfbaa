/** Matchers that Vitest, Jest and Playwright bring: another one of that name stands in the place of what everybody reads. */
export const ownMatchers: ReadonlySet<string> = new Set([
  'toBe', 'toEqual', 'toStrictEqual', 'toMatchObject', 'toContain', 'toContainEqual', 'toHaveLength', 'toHaveProperty', 'toMatch',
  'toBeTruthy', 'toBeFalsy', 'toBeNull', 'toBeUndefined', 'toBeDefined', 'toBeNaN', 'toBeInstanceOf', 'toBeTypeOf', 'toBeCloseTo',
  'toBeGreaterThan', 'toBeGreaterThanOrEqual', 'toBeLessThan', 'toBeLessThanOrEqual', 'toThrow', 'toThrowError', 'toSatisfy',
  'toMatchSnapshot', 'toMatchInlineSnapshot', 'toThrowErrorMatchingSnapshot', 'toThrowErrorMatchingInlineSnapshot', 'toMatchFileSnapshot',
  'toHaveBeenCalled', 'toHaveBeenCalledTimes', 'toHaveBeenCalledWith', 'toHaveBeenLastCalledWith', 'toHaveBeenNthCalledWith',
  'toHaveReturned', 'toHaveReturnedTimes', 'toHaveReturnedWith', 'toHaveLastReturnedWith', 'toHaveNthReturnedWith', 'toPass',
  'toBeVisible', 'toBeHidden', 'toHaveText', 'toContainText', 'toHaveURL', 'toHaveTitle', 'toHaveCount', 'toHaveValue', 'toHaveScreenshot',
]) // prettier-ignore

/** Assertions of node:assert. */
export const ownAssertions: ReadonlySet<string> = new Set([
  'ok', 'equal', 'notEqual', 'strictEqual', 'notStrictEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual', 'notDeepStrictEqual',
  'partialDeepStrictEqual', 'match', 'doesNotMatch', 'throws', 'doesNotThrow', 'rejects', 'doesNotReject', 'ifError', 'fail', 'snapshot',
]) // prettier-ignore

/** Modules that tests are made of. */
export const runnerPackage =
  /^(?:vitest|jest|@jest\/.*|@vitest\/.*|jest-circus|node:test|@playwright\/test|expect|chai|mocha|ava|uvu|sinon)(?:\/|$)/
