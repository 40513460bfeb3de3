// A line of progress with seconds for each step.

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Does `work`, and says on one line how long it took. */
export const step = async (name, work) => {
  const begun = performance.now();
  const live = process.stdout.isTTY;
  process.stdout.write(`${name} …`);
  const ticking = live && setInterval(() => process.stdout.write(`\r${name} … ${seconds(begun)}`), 200);
  const end = (word) => {
    clearInterval(ticking);
    process.stdout.write(`${live ? `\r${name} …` : ""} ${word}${seconds(begun)}${live ? "  " : ""}\n`);
  };
  try {
    const result = await work();
    end("");
    return result;
  } catch (error) {
    end("failed after ");
    throw error;
  }
};

/** Runs a script's main function: what it throws is shown as words, not as a stack. */
export const main = async (work) => {
  try {
    await work();
  } catch (error) {
    console.error(`\n${error.constructor.name === "Failed" ? error.message : error.stack}`);
    process.exitCode = 1;
  }
};
