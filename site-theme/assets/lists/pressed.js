/* What the buttons of a list do: loaded when one is pressed. */

import { saveCitations } from "../reading-list/saved-citations.js";
import { actionsOf } from "./actions.js";

export const pressed = { actionsOf, saveCitations };
