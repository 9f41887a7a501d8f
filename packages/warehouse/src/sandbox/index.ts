export {
  openSandbox,
  type Sandbox,
  type SandboxAnswer,
  type SandboxHealth,
  type SandboxOptions,
  type SandboxQuery,
} from './sandbox.js';
export type { Isolation, WorkerFile } from './launch.js';
export type { ColumnKind, Ending, Parameter, ResultColumn, ResultForm } from './protocol.js';
