/* Requests to modules: a line of JSON in, a line of JSON out. */

import { createInterface } from "node:readline";

/** Answer requests; `acts` is what can be asked for → a function of what is given. */
export async function answerRequests(acts) {
  const unhandled = [];
  process.on("unhandledRejection", (error) => unhandled.push(error));
  for await (const line of createInterface({ input: process.stdin })) {
    const { ask, ...given } = JSON.parse(line);
    let reply;
    try {
      reply = { value: await acts[ask](given) };
    } catch (error) {
      reply = { error: error.stack };
    }
    await new Promise(setImmediate); // Node reports then what nobody has caught
    if (unhandled.length) reply = { error: `not caught: ${unhandled.splice(0)[0].stack}` };
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
}
