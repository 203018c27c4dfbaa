import type { CodeNote } from '@helix/core'

/** Every HelixError code of this package. */
export const codes: Record<string, CodeNote> = {
  'process/no-folder': {
    title: 'The folder to run a program in is not there',
    why: 'A program started elsewhere would measure something else.',
    fix: 'Name a folder that exists.',
  },
  'process/cannot-start': {
    title: 'A program cannot be started',
    why: 'It is there, but the system refuses to run it: it is not executable, or made for another system.',
    fix: 'Make it executable, or install it again.',
  },
  'process/cannot-write': {
    title: 'A file cannot be written',
    why: 'The disk is full, or the folder is missing or not yours. The old content is untouched.',
    fix: 'Free some space or mend the rights, then try again.',
  },
  'process/locked': {
    title: 'Another Helix is at work here',
    why: 'Two at once would overwrite what the other does.',
    fix: 'Wait until it is done, or end the process that the message names.',
  },
}
