import type { CodeNote } from '@helix/core'

/** What keeps the demo from starting. */
export const demoCodes: Readonly<Record<string, CodeNote>> = {
  'demo/bad-replies': {
    title: 'Recorded replies cannot be read',
    why: 'Each needs expects (step, spec, contains) and reply (content or tool calls).',
    fix: 'Correct the file at the place that is named.',
  },
  'demo/folder-taken': {
    title: 'The folder for the demo holds something',
    why: 'The demo lays out a repository of its own, and nothing that is there may be touched.',
    fix: 'Name a folder that is empty or not there yet: helix demo --folder <folder>',
  },
  'demo/no-git': {
    title: 'The demo needs git',
    why: 'What it shows is a real repository with real hooks.',
    fix: 'Install git 2.34 or newer, then: helix demo',
  },
  'demo/no-pnpm': {
    title: "The demo's product is installed with pnpm",
    why: 'Helix brings pnpm along for its own installation; the demo uses the same one and the same store.',
    fix: 'In a clone of Helix: npm run demo. Elsewhere: npm install -g pnpm, then: helix demo',
  },
}
