// What the command cannot do as it was asked: one sentence for standard error, and exit code 2.

export class UsageError extends Error {
  /** @override */
  name = "UsageError";
}
