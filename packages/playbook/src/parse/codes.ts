import type { CodeNote } from '@helix/core'

/** Notes on what is wrong with a playbook. */
export const playbookCodes = {
  'playbook/too-large': {
    title: 'the playbook is too large to be read',
    why: 'A playbook is read in every hook; 256 KiB is far more than any needs, and more is an accident or an attack.',
    fix: 'Name files by globs, and keep data out of playbook.yml.',
  },
  'playbook/empty': {
    title: 'the playbook is empty',
    why: 'Without layers, commands and steps there is nothing that Helix could decide by.',
    fix: 'helix init writes a playbook for the stack that it finds.',
  },
  'playbook/syntax': {
    title: 'the playbook is not YAML',
    why: 'Helix reads one YAML 1.2 document, without tags, duplicate keys and nested aliases: each of them could be read in two ways.',
    fix: 'Mend the places that the findings name; line and column count from 1.',
  },
  'playbook/version': {
    title: 'the playbook has another version',
    why: 'A newer or older format could mean something else by the same words, so it is not guessed at.',
    fix: 'Write version: 1, or use the Helix that wrote this file.',
  },
  'playbook/invalid': {
    title: 'the playbook does not hold together',
    why: 'A playbook decides what may be committed, so a misspelled key or a name that nothing has is an error and not a default.',
    fix: 'Mend every place that the findings name; docs/playbook.md lists every key.',
  },
  'PLAYBOOK-SIZE': {
    title: 'the file has more than 256 KiB',
    why: 'It is refused before it is parsed.',
    fix: 'Name files by globs, and keep data out of playbook.yml.',
  },
  'PLAYBOOK-SYNTAX': {
    title: 'YAML does not allow this here',
    why: 'The parser stopped understanding the document at this place.',
    fix: 'Most often an indentation, a missing bracket or a text that needs quotes; the message shows the expected form.',
  },
  'PLAYBOOK-DUPLICATE': {
    title: 'a key is there twice',
    why: 'Parsers differ in which of the two counts, so neither does.',
    fix: 'Keep one of them.',
  },
  'PLAYBOOK-VERSION': {
    title: 'the version is not 1',
    why: 'This Helix knows version 1 only.',
    fix: 'Write version: 1, or use the Helix that wrote this file.',
  },
  'PLAYBOOK-KEY': {
    title: 'a key is unknown',
    why: 'A misspelled key would silently ask for nothing.',
    fix: 'Use one of the known keys that the message lists.',
  },
  'PLAYBOOK-VALUE': {
    title: 'a value does not have the expected form',
    why: 'A gate that is asked for a value it cannot read would decide by chance.',
    fix: 'Write the form that the message shows.',
  },
  'PLAYBOOK-MISSING': {
    title: 'something that must be there is missing',
    why: 'There is no default that would be right for every repository.',
    fix: 'Add the key in the form that the message shows.',
  },
  'PLAYBOOK-NAME': {
    title: 'a name is used that nothing has',
    why: 'A condition about a command, service, layer or step that does not exist could never fail.',
    fix: 'Correct the name, or declare it.',
  },
  'PLAYBOOK-COMMAND': {
    title: 'a command cannot do what it is used for',
    why: 'A gate decides from a report; a command that does not write that report can never pass it.',
    fix: 'Name another command, or give this one the runner or report that the message shows.',
  },
  'PLAYBOOK-AGENT': {
    title: 'who works is said in two ways, or in one that does not fit the driver',
    why: 'Helix starts exactly one program, and only where the driver is command or acp.',
    fix: 'agent: {driver: command, program: claude}, or agent: {driver: command, run: [my-agent, "{brief-file}"]}.',
  },
  'PLAYBOOK-LAYER': {
    title: 'a layer is declared that can own no file',
    why: 'The first layer that matches owns a file, and rest and helix are decided by Helix: rules of this layer would hold for nothing.',
    fix: 'Remove the layer, or put it before the one that takes its files.',
  },
  'PLAYBOOK-STEPS': {
    title: 'the steps do not follow from each other',
    why: 'Ids are unique, the last step is DONE, a layer is opened once, and frozen tests are never opened again.',
    fix: 'Change the step that the finding names.',
  },
} as const satisfies Record<string, CodeNote>
