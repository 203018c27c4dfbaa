import type { CodeNote } from '@helix/core'

/** Codes of what a bundle says about the runs in it; those of its format are evidence's. */
export const bundleCodes = {
  'BUNDLE-DOCUMENT': {
    title: 'What the bundle says of a tree cannot be read',
    why: 'Each measured tree has a document of one fixed shape and spelling; anything else was not written by `helix verify --measure`.',
    fix: 'Use one version of Helix in both jobs, and measure again.',
  },
  'BUNDLE-MISSING': {
    title: 'The bundle does not hold all that is asked for',
    why: 'The rules say what must be measured of which tree. What is left out may be what fails.',
    fix: 'Measure again at the commit that is judged, and let the job finish: helix verify --measure <file>',
  },
  'BUNDLE-EXTRA': {
    title: 'The bundle holds more than is asked for',
    why: 'A run that nothing asks for could stand in for one that failed; the judge takes exactly what the rules name.',
    fix: 'Measure again at the commit that is judged: helix verify --measure <file>',
  },
  'BUNDLE-DUPLICATE': {
    title: 'The bundle shows one measurement as several',
    why: 'Several runs prove that an outcome repeats; the same run shown again proves nothing.',
    fix: 'Measure again at the commit that is judged: helix verify --measure <file>',
  },
} as const satisfies Record<string, CodeNote>
