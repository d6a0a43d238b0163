/* Why a search cannot be used. Several scripts have these, so errors are known by their names. */

/** A file that could not be loaded. Any other error is a bug. */
export class MissingFile extends Error {
  name = "MissingFile";
}

/** @param {unknown} error */
export const isMissingFile = (error) => error instanceof Error && error.name === "MissingFile";

/**
 * Tell whether an error says that this script, the search and its index are not of one version.
 *
 * @param {unknown} error
 */
export const isOtherVersion = (error) => error instanceof Error && error.name === "OtherVersion";

/**
 * @param {unknown} error
 * @returns {never}
 */
export function rethrow(error) {
  throw error;
}

/**
 * Ignore that the search cannot be loaded, which is said when it is needed.
 *
 * @param {unknown} error
 * @returns {undefined}
 */
export function unlessBroken(error) {
  if (!isMissingFile(error) && !isOtherVersion(error)) throw error;
}

/**
 * Return the answer to a request, if it is what was asked for.
 *
 * @param {URL} address
 * @param {RequestCache} cache
 */
export async function fetched(address, cache) {
  const response = await fetch(address, { cache }).catch((cause) => {
    throw new MissingFile(address.href, { cause });
  });
  if (!response.ok) throw new MissingFile(`${address} answered ${response.status}`);
  return response;
}
