/* What the columns of the index are called that readers choose from. */

import { t } from "../translation.js";

/** Column → its title. @type {Record<string, string>} */
export const TITLES = { tag: t`Topic`, year: t`Year`, has: t`With`, venue: t`Venue`, author: t`Author`, status: t`Status` };
