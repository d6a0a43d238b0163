/* What is in text fields when a reader comes back to a page. */

/**
 * Have fields keep their text. WebKit resets those that it is not to complete, once it has brought the
 * page back from its cache; they go back to their default value, so that is to be what was in them.
 */
export function keepTextFields() {
  addEventListener("pagehide", () => {
    for (const field of document.querySelectorAll("input")) {
      if (field.autocomplete === "off") field.defaultValue = field.value;
    }
  });
}
