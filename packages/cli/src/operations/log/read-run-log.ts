// For `await import`: who asks for a reason waits for the agent's code only where a run is new.
export { readRunLog } from '@helix/agent'
