// Helix's reporter of StrykerJS, copied beside the config of a run. Plain JavaScript without imports of Helix.
// `readers/mutation-json.ts` reads what it says. Interface: stryker-mutator.io/docs/stryker-js/plugins.
import { hand } from './evidence.mjs'

class HelixReporter {
  onMutationTestReportReady(report) {
    hand(report)
  }
}

export const strykerPlugins = [{ kind: 'Reporter', name: 'helix', injectableClass: HelixReporter }]
