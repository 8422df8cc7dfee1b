/** Ends the command with a sentence for the person at the terminal instead of a stack. */
export class SetupStop extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode] 1–255
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command's whole work; a SetupStop becomes its sentence and exit code, a bug keeps its stack.
 * @param {() => Promise<void>} work
 */
export async function runCommand(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetupStop)) throw error;
    console.error(`\n${error.message}`);
    process.exit(error.exitCode);
  }
}
